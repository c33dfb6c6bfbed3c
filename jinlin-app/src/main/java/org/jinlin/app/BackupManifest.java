package org.jinlin.app;

import java.time.Instant;
import java.util.List;

/// What a backup says of itself, written last: a backup without it is none.
///
/// @param format  of the file
/// @param schema  the last step of [Migrations] that the data were written under
/// @param takenAt the moment whose state it holds, by the machine's clock
/// @param keys    the fingerprints of the data keys that its sealed fields may need, with commas between them
/// @param photos  how many photo files it holds
/// @param bytes   of all it holds, unpacked
record BackupManifest(int format, int schema, Instant takenAt, String keys, List<Table> tables, int photos, long bytes) {

    /// The only format so far.
    static final int FORMAT = 1;

    /// A table whose rows lie in an entry of its own.
    ///
    /// @param name    `schema.table`
    /// @param columns in the order in which their values stand
    record Table(String name, List<String> columns, long rows) {

        String entry() {
            return "tables/" + name + ".copy";
        }
    }
}
