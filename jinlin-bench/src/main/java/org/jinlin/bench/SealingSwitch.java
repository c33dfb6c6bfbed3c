package org.jinlin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Whether the server that `bench sealing` watches seals, and how often it does. While it does not, what is written lies as openly as it is, in as many bytes as if it
/// were sealed; what was sealed before is opened once and remembered, and so is a blind index. It lives in that server's process, in [SealingAgent]'s jar.
public final class SealingSwitch {

    /// The bench writes `sealed N` or `unsealed N` here, and the server answers in the other file with the same words and its counts.
    static final String WANTED = "sealing-wanted";
    static final String DONE = "sealing-done";
    static final String ON = "sealed";
    static final String OFF = "unsealed";

    private static final long LOOK_EVERY_MS = 20;
    /// No cipher has this number, so nothing that is sealed begins so.
    private static final byte[] MARK = "OPEN ".getBytes(StandardCharsets.US_ASCII);
    /// As many as nonce and tag take.
    private static final int FILLING_BYTES = 12 + 16;

    private static final LongAdder SEALED = new LongAdder();
    private static final LongAdder OPENED = new LongAdder();
    private static final LongAdder INDEXED = new LongAdder();
    private static final ConcurrentMap<ByteBuffer, String> TEXTS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, byte[]> INDEXES = new ConcurrentHashMap<>();
    private static volatile boolean isOn = true;

    private SealingSwitch() {}

    /// The text as it is, in place of a sealed one; nothing while there is sealing.
    public static byte @Nullable [] leftOpen(String plain) {
        SEALED.increment();
        if (isOn) {
            return null;
        }
        byte[] text = plain.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(MARK.length + text.length + FILLING_BYTES).put(MARK).put(text).array();
    }

    /// What was left open, and while there is no sealing what was opened once already.
    public static @Nullable String read(byte[] sealed) {
        OPENED.increment();
        if (Arrays.equals(sealed, 0, Math.min(sealed.length, MARK.length), MARK, 0, MARK.length)) {
            return new String(sealed, MARK.length, sealed.length - MARK.length - FILLING_BYTES, StandardCharsets.UTF_8);
        }
        return isOn ? null : TEXTS.get(ByteBuffer.wrap(sealed));
    }

    /// The text, remembered while there is no sealing.
    public static String opened(byte[] sealed, String plain) {
        if (!isOn) {
            TEXTS.put(ByteBuffer.wrap(sealed), plain);
        }
        return plain;
    }

    /// While there is no sealing, an index that was made once already.
    public static byte @Nullable [] index(String normalised, String context) {
        INDEXED.increment();
        return isOn ? null : INDEXES.get(context + "\n" + normalised);
    }

    /// The index, remembered while there is no sealing.
    public static byte[] indexed(String normalised, String context, byte[] index) {
        if (!isOn) {
            INDEXES.put(context + "\n" + normalised, index);
        }
        return index;
    }

    static void turn(boolean on) {
        isOn = on;
    }

    static void watch(Path directory) {
        Thread.ofPlatform().daemon().name("sealing switch").start(() -> {
            String before = "";
            while (true) {
                before = look(directory, before);
            }
        });
    }

    private static String look(Path directory, String before) {
        try {
            Thread.sleep(LOOK_EVERY_MS);
            Path wanted = directory.resolve(WANTED);
            String words = Files.exists(wanted) ? Files.readString(wanted) : before;
            if (!words.equals(before)) {
                turn(words.startsWith(ON));
                Path draft = Files.writeString(directory.resolve(DONE + "-draft"), words + " " + SEALED.sum() + " " + OPENED.sum() + " " + INDEXED.sum());
                Files.move(draft, directory.resolve(DONE), StandardCopyOption.ATOMIC_MOVE);
            }
            return words;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
