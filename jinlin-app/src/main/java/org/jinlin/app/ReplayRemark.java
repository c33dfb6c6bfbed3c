package org.jinlin.app;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/// What there is to say about a row, named by its number and column.
record ReplayRemark(Kind kind, long row, String column, String text) {

    /// In the order in which they are told.
    enum Kind { LEFT_OUT, PLAYED_OTHERWISE, DIFFERS }

    static final Comparator<ReplayRemark> ORDER = Comparator.comparing(ReplayRemark::kind).thenComparing(ReplayRemark::row);

    static final ReplaySort.Form<ReplayRemark> FORM = new ReplaySort.Form<>() {
        @Override
        public void write(ReplayRemark remark, DataOutput out) throws IOException {
            out.writeByte(remark.kind.ordinal());
            out.writeLong(remark.row);
            out.writeUTF(remark.column);
            out.writeUTF(remark.text);
        }

        @Override
        public ReplayRemark read(DataInput in) throws IOException {
            return new ReplayRemark(Kind.values()[in.readByte()], in.readLong(), in.readUTF(), in.readUTF());
        }
    };

    /// Enough to find what is meant, never a whole text of somebody's.
    static String brief(String value) {
        return "'" + (value.codePointCount(0, value.length()) <= 40 ? value : value.substring(0, value.offsetByCodePoints(0, 40)) + "…") + "'";
    }

    @Override
    public String toString() {
        return "row " + row + ", " + column + ": " + text;
    }
}
