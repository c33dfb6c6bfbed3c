package org.jinlin.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A master key that never leaves a service with the transit API of HashiCorp Vault. It is asked when the server starts and when
/// the key file changes, not for each field. The token comes from a file or the environment; a service in an inner network
/// is named to `JINLIN_OUTGOING_ALLOW` first.
record MasterVault(String url, String name, String token, OutgoingNetworks networks) implements MasterKey {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MARK_BYTES = 8;

    static MasterVault of(String url, String name, Map<String, String> environment) {
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new KeyProblem("the name of a master key is made of letters, digits, dots and hyphens");
        }
        return new MasterVault(url.replaceAll("/+\\z", ""), name, token(environment), new OutgoingNetworks(List.of(environment.getOrDefault("JINLIN_OUTGOING_ALLOW", "").split(","))));
    }

    private static String token(Map<String, String> environment) {
        String file = environment.get("JINLIN_VAULT_TOKEN_FILE");
        try {
            String token = file == null ? environment.getOrDefault("JINLIN_VAULT_TOKEN", "") : Files.readString(Path.of(file)).strip();
            if (token.isEmpty()) {
                throw new KeyProblem("the key service wants a token: put it into a file and name that in JINLIN_VAULT_TOKEN_FILE");
            }
            return token;
        } catch (IOException e) {
            throw new KeyProblem("the file that JINLIN_VAULT_TOKEN_FILE names cannot be read", e);
        }
    }

    @Override
    public String wrap(byte[] key, String of) {
        byte[] marked = ByteBuffer.allocate(MARK_BYTES + key.length).put(mark(of)).put(key).array();
        String wrapped = ask("encrypt", "plaintext", Base64.getEncoder().encodeToString(marked), "ciphertext");
        if (!wrapped.matches("[!-~]+")) {
            throw new KeyProblem("the key service answered what is no wrapped key");
        }
        return wrapped;
    }

    @Override
    public byte[] unwrap(String wrapped, String of) {
        try {
            byte[] marked = Base64.getDecoder().decode(ask("decrypt", "ciphertext", wrapped, "plaintext"));
            if (marked.length > MARK_BYTES && Arrays.equals(Arrays.copyOf(marked, MARK_BYTES), mark(of))) {
                return Arrays.copyOfRange(marked, MARK_BYTES, marked.length);
            }
        } catch (IllegalArgumentException e) {
            throw new KeyProblem("the key service answered what is no key", e);
        }
        throw new KeyProblem("the key service unwrapped another key than the one that was asked for: the key file was changed");
    }

    @Override
    public String line() {
        return "vault " + url + " " + name;
    }

    private String ask(String verb, String given, String value, String wanted) {
        var address = OutgoingAddress.of(url + "/v1/transit/" + verb + "/" + name, networks).orElse(refusal -> {
            throw new KeyProblem("the key service " + url + " may not be called (" + refusal.code() + "): see JINLIN_OUTGOING_ALLOW");
        });
        var call = OutgoingCall.post(address, Map.of("X-Vault-Token", token, "Content-Type", "application/json"),
                JSON.writeValueAsString(Map.of(given, value)).getBytes(StandardCharsets.UTF_8));
        var answer = new OutgoingCalls(PATIENCE).send(call).orElse(refusal -> {
            throw new KeyProblem("the key service " + url + " does not answer");
        });
        if (!answer.isDone()) {
            throw new KeyProblem("the key service " + url + " refused with " + answer.status() + ": look at its token and at the key " + name);
        }
        try {
            return JSON.readTree(answer.body()).path("data").path(wanted).asString("");
        } catch (JacksonException e) {
            throw new KeyProblem("the key service " + url + " answered what is no JSON");
        }
    }

    private static byte[] mark(String of) {
        return Arrays.copyOf(Hashing.sha256(("jinlin wrapped key " + of).getBytes(StandardCharsets.US_ASCII)), MARK_BYTES);
    }

    @Override
    public String toString() {
        return "master key";
    }
}
