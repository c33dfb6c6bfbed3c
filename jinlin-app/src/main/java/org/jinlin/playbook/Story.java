package org.jinlin.playbook;

import java.util.List;
import java.util.Map;

/// What people find when they work by a pack, told step by step. Stories are kept beside the pack and played by the build.
///
/// @param file  the path inside the packs, such as `base/story-loop.yml`
/// @param title the sentence that says what is promised
/// @param rows  the rows of the mission that it proves; may be empty
/// @param part  only what the engine does of these rows is proven, and they stay open
/// @param steps as they are written: word to value
public record Story(String file, String title, List<String> rows, boolean part, List<Map<String, Object>> steps) {

    /// How reports and lists name it.
    public String name() {
        return file + ": " + title;
    }
}
