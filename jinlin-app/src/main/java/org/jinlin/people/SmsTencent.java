package org.jinlin.people;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jinlin.kit.Hashing;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.OutgoingAddress;
import org.jinlin.kit.OutgoingCall;
import org.jinlin.kit.OutgoingCalls;
import org.jinlin.kit.OutgoingNetworks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Tencent Cloud's short messages (sms 2021-01-11, SendSms), signed with TC3-HMAC-SHA256.
record SmsTencent(SmsAccount account, OutgoingCalls calls, OutgoingNetworks networks, JinlinClock clock) implements SmsProvider {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String METHOD = "TC3-HMAC-SHA256";
    private static final String TYPE = "application/json; charset=utf-8";
    private static final String ACTION = "SendSms";
    private static final String NAMES = "content-type;host;x-tc-action";

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public boolean send(String phone, String code) {
        String body = JSON.writeValueAsString(Map.of("PhoneNumberSet", List.of("+86" + phone), "SmsSdkAppId", account.app(), "SignName", account.sign(), "TemplateId", account.template(),
                "TemplateParamSet", List.of(code)));
        Instant now = clock.now();
        return OutgoingAddress.of(account.endpoint() + "/", networks).then(address -> {
            String authorization = authorization(account.keyId(), account.secret(), "sms", address.uri().getRawAuthority(), ACTION, body, now);
            return calls.send(OutgoingCall.post(address, Map.of("Authorization", authorization, "Content-Type", TYPE, "X-TC-Action", ACTION, "X-TC-Version", "2021-01-11",
                    "X-TC-Region", account.region(), "X-TC-Timestamp", Long.toString(now.getEpochSecond())), body.getBytes(StandardCharsets.UTF_8)));
        }).map(answer -> answer.isDone() && isTaken(answer.body())).orElse(refusal -> false);
    }

    private static boolean isTaken(byte[] body) {
        try {
            var sent = JSON.readTree(body).path("Response").path("SendStatusSet");
            return sent.size() == 1 && sent.get(0).path("Code").asString("").equals("Ok");
        } catch (JacksonException e) {
            return false;
        }
    }

    static String authorization(String keyId, String secret, String service, String host, String action, String body, Instant now) {
        String scope = now.atOffset(ZoneOffset.UTC).toLocalDate() + "/" + service + "/tc3_request";
        String toSign = String.join("\n", METHOD, Long.toString(now.getEpochSecond()), scope, Hashing.sha256Hex(request(host, action, body)));
        byte[] key = ("TC3" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = SmsSigning.hmac(key, part);
        }
        return METHOD + " Credential=" + keyId + "/" + scope + ", SignedHeaders=" + NAMES + ", Signature=" + SmsSigning.hex(SmsSigning.hmac(key, toSign));
    }

    /// The request as it is hashed for the signature.
    static String request(String host, String action, String body) {
        String headers = "content-type:" + TYPE + "\nhost:" + host + "\nx-tc-action:" + action.toLowerCase(Locale.ROOT) + "\n";
        return String.join("\n", "POST", "/", "", headers, NAMES, Hashing.sha256Hex(body));
    }
}
