package org.jinlin.kit;

import java.nio.file.Path;
import java.util.Map;

/// What wraps the keys of the key file: whoever has the file without the master key opens nothing. The port to key services:
/// a line in the key file names the one that is used.
sealed interface MasterKey permits MasterLocal, MasterVault {

    String SELF = "self";

    /// @param name which key it is; wrapped for another name it does not open
    String wrap(byte[] key, String name);

    /// @throws KeyProblem with what to do, when it cannot be had
    byte[] unwrap(String wrapped, String name);

    /// As the key file names it.
    String line();

    /// `self KEY` keeps the master key in the key file itself; `file PATH` in another file, such as on a volume of its own;
    /// `vault URL NAME` leaves it in a service that speaks the transit API of HashiCorp Vault.
    ///
    /// @param beside      the key file
    /// @param environment where a token is found
    static MasterKey of(String line, Path beside, Map<String, String> environment) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 2 && parts[0].equals(SELF) && MasterLocal.isKey(parts[1])) {
            return MasterLocal.of(parts[1], line);
        }
        if (line.startsWith("file ") && line.length() > "file ".length()) {
            return MasterLocal.ofFile(beside.resolveSibling(line.substring("file ".length())), line);
        }
        if (parts.length == 3 && parts[0].equals("vault")) {
            return MasterVault.of(parts[1], parts[2], environment);
        }
        throw new KeyProblem("A master key is 'self', 'file PATH' or 'vault URL NAME'");
    }

    static MasterKey self(DataCipher cipher) {
        return of(SELF + " " + MasterLocal.fresh(cipher), Path.of("keys"), Map.of());
    }
}
