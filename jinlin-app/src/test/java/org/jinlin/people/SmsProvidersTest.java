package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jinlin.kit.Hashing;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.OutgoingCalls;
import org.jinlin.kit.OutgoingNetworks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/// The dialects of both gateways: their published examples, and a gateway of our own that looks at what it gets.
class SmsProvidersTest {

    private static final JinlinClock CLOCK = JinlinClock.movable(Instant.parse("2026-03-02T04:00:00Z"));
    private static final OutgoingNetworks SELF = new OutgoingNetworks(List.of("127.0.0.1"));

    private final OutgoingCalls calls = new OutgoingCalls(Duration.ofSeconds(5));
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private volatile String answer = "";
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + headers.getFirst("Host") + "\n" + headers.getFirst("Authorization") + "\n" + headers.getFirst("X-Acs-Date")
                    + headers.getFirst("X-Acs-Signature-Nonce") + headers.getFirst("X-TC-Timestamp") + "\n" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    /// The example of the guide to signing V3 requests of Alibaba Cloud.
    @Test
    void alibabas_published_example_is_signed_the_same() {
        var headers = SmsAliyun.signed("YourAccessKeyId", "YourAccessKeySecret", "ecs.cn-shanghai.aliyuncs.com", "RunInstances", "2014-05-26",
                SmsAliyun.query(Map.of("RegionId", "cn-shanghai", "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd")), Instant.parse("2023-10-26T10:22:32Z"), "3156853299f313e23d1673dc12e1703d");
        assertThat(headers.get("Authorization")).isEqualTo("ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    /// The example of Tencent Cloud's guide to signing v3. Its key is printed with stars: the hash of the request is the published
    /// one, the signature that of another program with the stars as they stand.
    @Test
    void tencents_published_example_is_signed_the_same() {
        String body = "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
        assertThat(Hashing.sha256Hex(SmsTencent.request("cvm.tencentcloudapi.com", "DescribeInstances", body))).isEqualTo("7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84");
        assertThat(SmsTencent.authorization("AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", "Gu5t9xGARNpq86cd98joQYCN3*******", "cvm", "cvm.tencentcloudapi.com", "DescribeInstances", body, Instant.ofEpochSecond(1_551_113_065)))
                .isEqualTo("TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host;x-tc-action, "
                        + "Signature=be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3");
    }

    @Test
    void alibaba_gets_phone_sign_template_and_code() {
        answer = "{\"Code\": \"OK\", \"Message\": \"OK\"}";
        assertThat(aliyun().send("13800001111", "123456")).isTrue();
        String[] lines = seen.getFirst().split("\n");
        assertThat(lines[0]).startsWith("POST /?PhoneNumbers=13800001111&SignName=").contains("TemplateCode=SMS_1").contains("TemplateParam=%7B%22code%22%3A%22123456%22%7D");
        assertThat(lines[2]).startsWith("ACS3-HMAC-SHA256 Credential=key-id,SignedHeaders=host;x-acs-action;").contains("Signature=");
    }

    @Test
    void tencent_gets_the_same_in_its_own_words() {
        answer = "{\"Response\": {\"SendStatusSet\": [{\"Code\": \"Ok\"}]}}";
        assertThat(tencent().send("13800001111", "123456")).isTrue();
        assertThat(seen.getFirst()).contains("\"+8613800001111\"", "\"SmsSdkAppId\":\"1400\"", "\"TemplateParamSet\":[\"123456\"]", "TC3-HMAC-SHA256 Credential=key-id/2026-03-02/sms/tc3_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "no json", "{}", "{\"Code\": \"isv.BUSINESS_LIMIT_CONTROL\"}", "{\"Response\": {\"Error\": {\"Code\": \"AuthFailure\"}}}",
        "{\"Response\": {\"SendStatusSet\": [{\"Code\": \"LimitExceeded\"}]}}", "{\"Response\": {\"SendStatusSet\": []}}"})
    void whatever_else_they_answer_is_not_sent(String said) {
        answer = said;
        assertThat(aliyun().send("13800001111", "123456")).isFalse();
        assertThat(tencent().send("13800001111", "123456")).isFalse();
    }

    @Test
    void an_error_and_silence_are_not_sent() {
        answer = "{\"Code\": \"OK\", \"Response\": {\"SendStatusSet\": [{\"Code\": \"Ok\"}]}}";
        status = 500;
        assertThat(aliyun().send("13800001111", "123456")).isFalse();
        assertThat(tencent().send("13800001111", "123456")).isFalse();
        stop();
        assertThat(aliyun().send("13800001111", "123456")).isFalse();
    }

    @Test
    void a_gateway_in_a_network_that_is_not_allowed_is_not_called() {
        answer = "{\"Code\": \"OK\"}";
        var guarded = new SmsAliyun(account(), calls, new OutgoingNetworks(List.of()), CLOCK);
        assertThat(guarded.send("13800001111", "123456")).isFalse();
        assertThat(seen).isEmpty();
    }

    @Test
    void a_demo_writes_into_a_file_that_only_the_operator_reads(@TempDir Path directory) throws IOException {
        var file = new SmsFile(directory.resolve("data/sms.txt"));
        file.send("13800001111", "123456");
        file.send("13800002222", "654321");
        assertThat(Files.readString(directory.resolve("data/sms.txt"))).isEqualTo("13800001111 123456\n13800002222 654321\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data/sms.txt")))).isEqualTo("rw-------");
    }

    @Test
    void the_house_chooses_and_a_secret_comes_from_a_file(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "key secret\n");
        var settings = new MockEnvironment().withProperty("jinlin.sms.provider", "tencent").withProperty("jinlin.sms.key-id", "id").withProperty("jinlin.sms.secret-file", secret.toString())
                .withProperty("jinlin.sms.sign", "sign").withProperty("jinlin.sms.template", "1");
        assertThat(new SmsGateway(settings, calls, SELF, null, CLOCK).isThere()).isTrue();
        assertThat(SmsGateway.secret(secret.toString())).isEqualTo("key secret");
        assertThat(new SmsGateway(new MockEnvironment(), calls, SELF, null, CLOCK).isThere()).isFalse();
        assertThatThrownBy(() -> new SmsGateway(new MockEnvironment().withProperty("jinlin.sms.provider", "carrier pigeon"), calls, SELF, null, CLOCK)).hasMessageContaining("aliyun, tencent, file or none");
        assertThatThrownBy(() -> new SmsGateway(new MockEnvironment().withProperty("jinlin.sms.provider", "aliyun"), calls, SELF, null, CLOCK)).hasMessageContaining("jinlin.sms.key-id");
        assertThat(account().toString()).doesNotContain("key secret");
    }

    private SmsAliyun aliyun() {
        return new SmsAliyun(account(), calls, SELF, CLOCK);
    }

    private SmsTencent tencent() {
        return new SmsTencent(account(), calls, SELF, CLOCK);
    }

    private SmsAccount account() {
        return new SmsAccount("http://127.0.0.1:" + gateway.getAddress().getPort(), "key-id", "key secret", "近邻", "SMS_1", "1400", "ap-guangzhou");
    }
}
