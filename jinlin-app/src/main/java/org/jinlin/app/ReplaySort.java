package org.jinlin.app;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Sorts more than fits into memory: chunks of bounded size are sorted and written to disk, then merged. Equal elements may
/// come in any order.
final class ReplaySort<T> implements AutoCloseable {

    /// Encoded bytes of one chunk; in memory it is a few times as much.
    static final int CHUNK_BYTES = 4 * 1024 * 1024;
    /// Files open at a time.
    static final int FILES_MAX = 32;

    /// How an element is kept on disk.
    interface Form<T> {

        void write(T element, DataOutput out) throws IOException;

        T read(DataInput in) throws IOException;
    }

    private final Path folder;
    private final Form<T> form;
    private final Comparator<T> order;
    private final int chunkBytes;
    private final List<T> chunk = new ArrayList<>();
    private final ByteArrayOutputStream measured = new ByteArrayOutputStream();
    private final List<Path> runs = new ArrayList<>();
    private long waitingBytes;
    private long size;

    ReplaySort(Path folder, Form<T> form, Comparator<T> order, int chunkBytes) {
        this.folder = folder;
        this.form = form;
        this.order = order;
        this.chunkBytes = chunkBytes;
    }

    ReplaySort(Path folder, Form<T> form, Comparator<T> order) {
        this(folder, form, order, CHUNK_BYTES);
    }

    long size() {
        return size;
    }

    void add(T element) {
        try {
            measured.reset();
            form.write(element, new DataOutputStream(measured));
            chunk.add(element);
            size++;
            // an element costs its objects too, not only its bytes
            waitingBytes += measured.size() + 64;
            if (waitingBytes >= chunkBytes) {
                spill();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything added, in order. To be called once, and closed.
    Merge<T> sorted() {
        try {
            spill();
            while (runs.size() > FILES_MAX) {
                shorten();
            }
            return new Merge<>(runs, form, order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void spill() throws IOException {
        if (!chunk.isEmpty()) {
            chunk.sort(order);
            runs.add(written(chunk.iterator()));
            chunk.clear();
            waitingBytes = 0;
        }
    }

    private void shorten() throws IOException {
        List<Path> some = runs.subList(0, FILES_MAX);
        Path merged;
        try (var merge = new Merge<>(some, form, order)) {
            merged = written(merge);
        }
        for (Path run : some) {
            Files.delete(run);
        }
        some.clear();
        runs.add(merged);
    }

    private Path written(Iterator<T> elements) throws IOException {
        Path file = Files.createTempFile(folder, "run", "");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            while (elements.hasNext()) {
                form.write(elements.next(), out);
            }
        }
        return file;
    }

    @Override
    public void close() {
        try {
            for (Path run : runs) {
                Files.deleteIfExists(run);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The elements of several sorted files, in order.
    static final class Merge<T> implements Iterator<T>, AutoCloseable {

        private final PriorityQueue<Run<T>> runs;

        Merge(List<Path> files, Form<T> form, Comparator<T> order) throws IOException {
            runs = new PriorityQueue<>(Comparator.comparing((Run<T> run) -> run.head, order));
            for (Path file : files) {
                var run = new Run<>(file, form);
                if (run.advance()) {
                    runs.add(run);
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !runs.isEmpty();
        }

        @Override
        public T next() {
            Run<T> run = runs.poll();
            if (run == null) {
                throw new NoSuchElementException();
            }
            try {
                T element = run.head;
                if (run.advance()) {
                    runs.add(run);
                }
                return element;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            for (Run<T> run : runs) {
                run.in.close();
            }
        }
    }

    private static final class Run<T> {

        private final DataInputStream in;
        private final Form<T> form;
        private @Nullable T head;

        Run(Path file, Form<T> form) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
            this.form = form;
        }

        /// False, and closed, after the last element.
        boolean advance() throws IOException {
            try {
                head = form.read(in);
                return true;
            } catch (EOFException e) {
                in.close();
                return false;
            }
        }
    }
}
