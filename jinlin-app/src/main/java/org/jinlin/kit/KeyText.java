package org.jinlin.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in a key file. The first format held two bare keys in four lines; it is read for ever, and becomes the second one
/// when its keys are changed.
final class KeyText {

    private static final String FIRST = "jinlin keyring 1";
    private static final String SECOND = "jinlin keyring 2";
    private static final Pattern BARE = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern INDEX = Pattern.compile("index ([!-~]+)");
    private static final String ALONE = "alone";
    private static final String BESIDE = "beside";
    private static final Pattern OVER = Pattern.compile("over ([0-9]{1,12}) ([0-9a-f]{8}) (alone|beside) ([!-~]+)");
    private static final Pattern DATA = Pattern.compile("data (AES|SM4) ([0-9]{1,12}) ([0-9a-f]{8}) ([!-~]+)");
    private static final int KEY_BYTES = 32;

    private KeyText() {}

    static String write(KeyFile file) {
        var lines = new ArrayList<String>();
        lines.add(SECOND);
        lines.add("master " + file.master().line());
        lines.add("index " + file.master().wrap(file.index().first(), "index"));
        file.index().later().forEach(key -> lines.add("over " + key.since() + " " + key.id() + " " + (key.alone() ? ALONE : BESIDE) + " " + file.master().wrap(key.bytes(), name(key.since(), key.id()))));
        for (DataKey key : file.data()) {
            lines.add("data " + key.cipher() + " " + key.since() + " " + key.id() + " " + file.master().wrap(key.bytes(), name(key)));
        }
        lines.add(check(lines));
        return String.join("\n", lines) + "\n";
    }

    static KeyFile read(String text, Path file, Map<String, String> environment) {
        List<String> lines = List.of(text.split("\n", -1));
        boolean whole = lines.size() >= 5 && lines.getLast().isEmpty() && lines.get(lines.size() - 2).equals(check(lines.subList(0, lines.size() - 2)));
        if (whole && lines.size() == 5 && lines.get(0).equals(FIRST) && BARE.matcher(lines.get(1)).matches() && BARE.matcher(lines.get(2)).matches()) {
            return new KeyFile(MasterKey.self(DataCipher.AES), IndexKeys.only(HexFormat.of().parseHex(lines.get(2))), List.of(new DataKey(DataCipher.AES, HexFormat.of().parseHex(lines.get(1)), 0)));
        }
        Matcher index = INDEX.matcher(whole ? lines.get(2) : "");
        if (!whole || lines.size() < 6 || !lines.get(0).equals(SECOND) || !lines.get(1).startsWith("master ") || !index.matches()) {
            throw damaged(file);
        }
        MasterKey master = MasterKey.of(lines.get(1).substring("master ".length()), file, environment);
        byte[] indexKey = master.unwrap(index.group(1), "index");
        if (indexKey.length != KEY_BYTES) {
            throw damaged(file);
        }
        List<String> rest = lines.subList(3, lines.size() - 2);
        List<IndexKey> later = rest.stream().takeWhile(line -> line.startsWith("over ")).map(line -> indexKey(line, master, file)).toList();
        List<DataKey> data = rest.stream().skip(later.size()).map(line -> dataKey(line, master, file)).toList();
        if (data.isEmpty()) {
            throw damaged(file);
        }
        return new KeyFile(master, new IndexKeys(indexKey, later), data);
    }

    private static IndexKey indexKey(String line, MasterKey master, Path file) {
        Matcher found = OVER.matcher(line);
        if (!found.matches()) {
            throw damaged(file);
        }
        long since = Long.parseLong(found.group(1));
        var key = new IndexKey(master.unwrap(found.group(4), name(since, found.group(2))), since, found.group(3).equals(ALONE));
        if (key.bytes().length != KEY_BYTES || !key.id().equals(found.group(2))) {
            throw damaged(file);
        }
        return key;
    }

    private static String name(long since, String id) {
        return "over " + since + " " + id;
    }

    private static DataKey dataKey(String line, MasterKey master, Path file) {
        Matcher found = DATA.matcher(line);
        if (!found.matches()) {
            throw damaged(file);
        }
        DataCipher cipher = DataCipher.valueOf(found.group(1));
        long since = Long.parseLong(found.group(2));
        var key = new DataKey(cipher, master.unwrap(found.group(4), name(cipher, since, found.group(3))), since);
        if (key.bytes().length != cipher.keyBytes() || !key.id().equals(found.group(3))) {
            throw damaged(file);
        }
        return key;
    }

    private static String name(DataKey key) {
        return name(key.cipher(), key.since(), key.id());
    }

    private static String name(DataCipher cipher, long since, String id) {
        return "data " + cipher + " " + since + " " + id;
    }

    /// Of the first format, so that its sums still hold: the lines joined.
    private static String check(List<String> lines) {
        return Hashing.sha256Hex(String.join("\n", lines)).substring(0, 16);
    }

    private static KeyProblem damaged(Path file) {
        return new KeyProblem("the key file " + file + " is damaged: put back its copy. Without it names and phone numbers cannot be read");
    }
}
