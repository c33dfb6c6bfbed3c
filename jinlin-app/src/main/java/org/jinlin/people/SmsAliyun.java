package org.jinlin.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jinlin.kit.Hashing;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.OutgoingAddress;
import org.jinlin.kit.OutgoingCall;
import org.jinlin.kit.OutgoingCalls;
import org.jinlin.kit.OutgoingNetworks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Alibaba Cloud's short messages (dysmsapi 2017-05-25, SendSms), signed with ACS3-HMAC-SHA256.
record SmsAliyun(SmsAccount account, OutgoingCalls calls, OutgoingNetworks networks, JinlinClock clock) implements SmsProvider {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String METHOD = "ACS3-HMAC-SHA256";

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public boolean send(String phone, String code) {
        String query = query(Map.of("PhoneNumbers", phone, "SignName", account.sign(), "TemplateCode", account.template(), "TemplateParam", JSON.writeValueAsString(Map.of("code", code))));
        return OutgoingAddress.of(account.endpoint() + "/?" + query, networks).then(address -> {
            var headers = signed(account.keyId(), account.secret(), address.uri().getRawAuthority(), "SendSms", "2017-05-25", query, clock.now(), Secret.fresh());
            headers.remove("host"); // the client says it
            return calls.send(OutgoingCall.post(address, headers, new byte[0]));
        }).map(answer -> answer.isDone() && isTaken(answer.body())).orElse(refusal -> false);
    }

    private static boolean isTaken(byte[] body) {
        try {
            return JSON.readTree(body).path("Code").asString("").equals("OK");
        } catch (JacksonException e) {
            return false;
        }
    }

    /// All headers of a signed request without a body.
    static Map<String, String> signed(String keyId, String secret, String host, String action, String version, String query, Instant now, String nonce) {
        String nothing = Hashing.sha256Hex("");
        var headers = new TreeMap<>(Map.of("host", host, "x-acs-action", action, "x-acs-content-sha256", nothing, "x-acs-date", now.truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", nonce, "x-acs-version", version));
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream().map(header -> header.getKey() + ":" + header.getValue() + "\n").collect(Collectors.joining());
        String request = String.join("\n", "POST", "/", query, lines, names, nothing);
        String signature = SmsSigning.hex(SmsSigning.hmac(secret.getBytes(StandardCharsets.UTF_8), METHOD + "\n" + Hashing.sha256Hex(request)));
        headers.put("Authorization", METHOD + " Credential=" + keyId + ",SignedHeaders=" + names + ",Signature=" + signature);
        return headers;
    }

    /// In the order and with the escapes that the signature is made of (RFC 3986).
    static String query(Map<String, String> parameters) {
        return new TreeMap<>(parameters).entrySet().stream().map(parameter -> escaped(parameter.getKey()) + "=" + escaped(parameter.getValue())).collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }
}
