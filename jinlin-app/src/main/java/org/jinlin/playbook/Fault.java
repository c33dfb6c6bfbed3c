package org.jinlin.playbook;

/// Something wrong in a pack, said so that its author can mend it without help.
///
/// @param file    the file inside the packs, such as `base/playbook.yml`
/// @param line    counted from 1; 0 when the fault has no single line
/// @param column  counted from 1; 0 when the fault has no single column
/// @param key     the keys that lead there, joined by dots
/// @param message what is wrong, and what to write instead
public record Fault(String file, int line, int column, String key, String message) {

    static Fault at(Mark mark, String key, String message) {
        return new Fault(mark.file(), mark.line(), mark.column(), key, message);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line + ":" + column) + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
