package org.jinlin.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.jinlin.kit.Outcome;

/// The texts of packs in a zip as it came from somebody's computer: what is no text of a pack is passed over.
final class PlaybookZip {

    /// With the folder it lies in, which is the pack's code; folders above that do not matter.
    private static final Pattern TEXT = Pattern.compile("(?:(?:.*/)?([a-z][a-z0-9_]{0,39})/|.*/)?(playbook\\.yml|terms\\.yml|categories\\.csv|grades\\.csv|duties\\.csv)");
    private static final int ENTRIES = 500;
    private static final int BYTES = 4_000_000;

    private PlaybookZip() {}

    /// Texts by path, such as `base/playbook.yml`, or `playbook.yml` where they lie in no folder. Refuses what is no zip or holds
    /// no playbook (PLAYBOOK_ZIP), unpacks to more than four megabytes (TOO_LARGE), or is not UTF-8 (PLAYBOOK_NOT_UTF8).
    static Outcome<Map<String, String>> read(byte[] zip) {
        var texts = new LinkedHashMap<String, String>();
        int left = BYTES;
        // names in the Chinese of an older system are read as something, and are none of ours anyway
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.ISO_8859_1)) {
            int entries = 0;
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || ++entries > ENTRIES) {
                    return Outcome.refused("TOO_LARGE");
                }
                Matcher name = TEXT.matcher(entry.getName());
                if (!entry.isDirectory() && name.matches() && !entry.getName().startsWith("__MACOSX")) {
                    texts.put((name.group(1) == null ? "" : name.group(1) + "/") + name.group(2), text(bytes));
                }
            }
        } catch (CharacterCodingException e) {
            return Outcome.refused("PLAYBOOK_NOT_UTF8");
        } catch (IOException | IllegalArgumentException e) {
            return Outcome.refused("PLAYBOOK_ZIP");
        }
        return texts.keySet().stream().anyMatch(path -> path.endsWith("playbook.yml")) ? Outcome.done(texts) : Outcome.refused("PLAYBOOK_ZIP");
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
