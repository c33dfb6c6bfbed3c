package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaySortTest {

    private static final ReplaySort.Form<Integer> NUMBERS = new ReplaySort.Form<>() {
        @Override
        public void write(Integer element, DataOutput out) throws IOException {
            out.writeInt(element);
        }

        @Override
        public Integer read(DataInput in) throws IOException {
            return in.readInt();
        }
    };

    @TempDir
    Path folder;

    private static List<Integer> sorted(Path folder, List<Integer> numbers, int chunkBytes) throws IOException {
        try (var sort = new ReplaySort<>(folder, NUMBERS, Comparator.<Integer>naturalOrder(), chunkBytes)) {
            numbers.forEach(sort::add);
            assertThat(sort.size()).isEqualTo(numbers.size());
            var all = new ArrayList<Integer>();
            try (var merge = sort.sorted()) {
                merge.forEachRemaining(all::add);
                assertThatThrownBy(merge::next).isInstanceOf(NoSuchElementException.class);
            }
            return all;
        }
    }

    @Property(tries = 60)
    void anyNumbersComeInOrderWhateverTheSizeOfAChunk(@ForAll List<Integer> numbers, @ForAll @IntRange(min = 1, max = 2000) int chunkBytes) throws IOException {
        Path somewhere = Files.createTempDirectory("sort");
        assertThat(sorted(somewhere, numbers, chunkBytes)).isEqualTo(numbers.stream().sorted().toList());
        try (var left = Files.list(somewhere)) {
            assertThat(left).isEmpty();
        }
        Files.delete(somewhere);
    }

    @Test
    void manyMoreChunksThanOpenFilesAreMergedInSteps() throws IOException {
        List<Integer> numbers = new Random(3).ints(ReplaySort.FILES_MAX * 40).boxed().toList();
        assertThat(sorted(folder, numbers, 1)).isEqualTo(numbers.stream().sorted().toList());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingSortsToNothing() throws IOException {
        assertThat(sorted(folder, List.of(), 100)).isEmpty();
    }

    @Test
    void whatFitsIntoOneChunkIsOneFile() throws IOException {
        try (var sort = new ReplaySort<>(folder, NUMBERS, Comparator.<Integer>reverseOrder())) {
            IntStream.range(0, 1000).forEach(sort::add);
            try (var merge = sort.sorted(); var files = Files.list(folder)) {
                assertThat(files).hasSize(1);
                assertThat(merge.next()).isEqualTo(999);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void eventsSurviveTheDisk() throws IOException {
        var time = java.time.Instant.parse("2021-03-01T10:00:00Z");
        var opening = new ReplayEvent(time, false, 7, "A🙂", 3, time.plusSeconds(1), "Lamp", "");
        var noPromise = new ReplayEvent(time, false, 6, "B", 3, null, "Lamp", "");
        var closing = new ReplayEvent(time, true, 5, "C", 3, null, "", "説".repeat(10_000));
        var earlier = new ReplayEvent(time.minusMillis(1), true, 9, "D", 3, null, "", "");
        try (var sort = new ReplaySort<>(folder, ReplayEvent.FORM, ReplayEvent.ORDER, 1)) {
            List.of(closing, opening, noPromise, earlier).forEach(sort::add);
            try (var merge = sort.sorted()) {
                assertThat(List.of(merge.next(), merge.next(), merge.next(), merge.next())).containsExactly(earlier, noPromise, opening, closing);
            }
        }
    }

    @Test
    void remarksAreToldByKindThenRow() throws IOException {
        var differs = new ReplayRemark(ReplayRemark.Kind.DIFFERS, 1, "a", "x");
        var late = new ReplayRemark(ReplayRemark.Kind.LEFT_OUT, 12, "b", "y");
        var early = new ReplayRemark(ReplayRemark.Kind.LEFT_OUT, 2, "c", "z");
        try (var sort = new ReplaySort<>(folder, ReplayRemark.FORM, ReplayRemark.ORDER, 1)) {
            List.of(differs, late, early).forEach(sort::add);
            try (var merge = sort.sorted()) {
                assertThat(List.of(merge.next(), merge.next(), merge.next())).containsExactly(early, late, differs);
            }
        }
    }
}
