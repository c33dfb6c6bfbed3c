package org.jinlin.kit;

import java.util.Arrays;

/// A personal field as it lies in the database: encrypted, and readable only with the [Keyring] and the context it was
/// sealed for. Prints as "sealed" wherever it ends up by mistake.
public final class Sealed {

    private final byte[] bytes;

    public Sealed(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed && Arrays.equals(bytes, sealed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "sealed";
    }
}
