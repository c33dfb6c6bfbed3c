package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keyring with a switch before it seals as before, and leaves open what it is told to, so that nothing that was written in one way is lost in the other.
class SealingSwitchTest {

    private static final String PACKAGE = "org.jinlin.kit.";
    private static final String PLAIN = "林美玲 13800000000";

    @TempDir
    Path folder;

    @AfterEach
    void seal() {
        SealingSwitch.turn(true);
    }

    /// Has the classes of the kit once more, the keyring among them changed as the agent changes it.
    private static final class Switched extends SecureClassLoader {

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                return !name.startsWith(PACKAGE) ? super.loadClass(name, resolve) : findLoadedClass(name) != null ? findLoadedClass(name) : made(name);
            }
        }

        private Class<?> made(String name) throws ClassNotFoundException {
            try (InputStream in = SealingSwitchTest.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                byte[] changed = new SealingAgent.Change().transform(this, name.replace('.', '/'), null, null, bytes);
                return defineClass(name, changed == null ? bytes : changed, 0, changed == null ? bytes.length : changed.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private record Keys(Object keyring, Class<?> sealed) {

        static Keys in(Path folder) throws ReflectiveOperationException {
            var loader = new Switched();
            Class<?> keyring = loader.loadClass(PACKAGE + "Keyring");
            return new Keys(keyring.getMethod("loadOrCreate", Path.class).invoke(null, folder.resolve("keys")), loader.loadClass(PACKAGE + "Sealed"));
        }

        byte[] seal(String context) throws ReflectiveOperationException {
            Object made = keyring.getClass().getMethod("seal", String.class, String.class).invoke(keyring, PLAIN, context);
            return (byte[]) sealed.getMethod("bytes").invoke(made);
        }

        Object open(byte[] bytes, String context) throws ReflectiveOperationException {
            return keyring.getClass().getMethod("open", sealed, String.class).invoke(keyring, sealed.getConstructor(byte[].class).newInstance((Object) bytes), context);
        }

        byte[] index(String context) throws ReflectiveOperationException {
            return (byte[]) keyring.getClass().getMethod("blindIndex", String.class, String.class).invoke(keyring, PLAIN, context);
        }
    }

    private static boolean isReadable(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).contains(PLAIN);
    }

    @Test
    void whatIsWrittenInOneWayIsReadInTheOther() throws ReflectiveOperationException {
        Keys keys = Keys.in(folder);
        byte[] sealed = keys.seal("name 1");
        SealingSwitch.turn(false);
        byte[] open = keys.seal("name 2");
        assertThat(isReadable(sealed)).isFalse();
        assertThat(isReadable(open)).isTrue();
        assertThat(open).hasSameSizeAs(sealed);
        for (boolean on : new boolean[] {false, true, false}) {
            SealingSwitch.turn(on);
            assertThat(keys.open(sealed, "name 1")).isEqualTo(PLAIN);
            assertThat(keys.open(open, "name 2")).isEqualTo(PLAIN);
        }
    }

    @Test
    void anIndexIsTheSameInBothWays() throws ReflectiveOperationException {
        Keys keys = Keys.in(folder);
        byte[] sealed = keys.index("phone 1");
        SealingSwitch.turn(false);
        assertThat(keys.index("phone 1")).isEqualTo(sealed).isEqualTo(keys.index("phone 1"));
        assertThat(keys.index("phone 2")).isNotEqualTo(sealed);
    }

    @Test
    void whileThereIsSealingAnotherContextOpensNothing() throws ReflectiveOperationException {
        Keys keys = Keys.in(folder);
        byte[] sealed = keys.seal("name 1");
        assertThatThrownBy(() -> keys.open(sealed, "name 2")).isInstanceOf(InvocationTargetException.class).hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
    }

    @Test
    void noOtherClassIsChanged() {
        assertThat(new SealingAgent.Change().transform(null, "org/jinlin/kit/Sealed", null, null, new byte[0])).isNull();
    }
}
