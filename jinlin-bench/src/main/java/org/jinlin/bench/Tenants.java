package org.jinlin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jinlin.app.World;
import org.jinlin.app.WorldFile;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Binding;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;

/// The twelve tenants of every bench, all alike, and the passwords of their accounts.
record Tenants(Map<String, String> passwords) {

    static final int COUNT = 12;
    private static final String PLAYBOOK = "/bench/playbook.txt";
    private static final int FIRST = 701;
    private static final String WORLD = "/bench/district.yml";

    List<Integer> districts() {
        return IntStream.range(FIRST, FIRST + COUNT).boxed().toList();
    }

    /// Makes them in an empty database.
    static Tenants make(Engine engine) {
        var playbook = engine.bean(PlaybookVersions.class).publish(Playbooks.load(resource(PLAYBOOK).strip()), engine.bean(JinlinClock.class).now(), 0);
        var passwords = new LinkedHashMap<String, String>();
        String world = resource(WORLD);
        for (int district = FIRST; district < FIRST + COUNT; district++) {
            var file = WorldFile.read(WORLD, world.replace("\"{district}\"", Integer.toString(district))
                    .replace("{district}", Integer.toString(district)).replace("{code}", "990" + district));
            engine.bean(World.class).load("bench", file, new Binding(playbook.code(), playbook.version()))
                    .forEach(account -> passwords.put(account.login(), account.password()));
        }
        return new Tenants(passwords);
    }

    /// @param n from 1
    Browser signIn(HttpLine line, String role, int district, int n) throws IOException {
        return signIn(line, role + "-" + district + "-%02d".formatted(n));
    }

    /// Who answers for the whole tenant.
    Browser head(HttpLine line, int district) throws IOException {
        return signIn(line, "head-" + district);
    }

    private Browser signIn(HttpLine line, String login) throws IOException {
        String password = passwords.get(login);
        if (password == null) {
            throw new IllegalStateException("nobody is called " + login + " among " + new ArrayList<>(passwords.keySet()));
        }
        return Browser.signedIn(line, login, password);
    }

    static String resource(String path) {
        try (var in = Tenants.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
