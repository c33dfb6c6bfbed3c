package org.jinlin.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.OutgoingCalls;
import org.jinlin.kit.OutgoingNetworks;
import org.jinlin.people.Limits.Limit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Sends codes by the gateway that the house has chosen, no more often than a phone, a device or an address may ask, and no
/// more in a day than the house wants to pay.
@Component
class SmsGateway {

    private static final Logger log = LoggerFactory.getLogger(SmsGateway.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAY_MAX = 2000;

    private final SmsProvider provider;
    private final Limits limits;
    private final int dayMax;

    /// @param settings `jinlin.sms.provider` is `aliyun`, `tencent`, `file`, `none`, or empty: a file while a demo is loaded, else none
    SmsGateway(Environment settings, OutgoingCalls calls, OutgoingNetworks networks, Limits limits, JinlinClock clock) {
        this.limits = limits;
        dayMax = settings.getProperty("jinlin.sms.day-max", Integer.class, DAY_MAX);
        provider = provider(settings, calls, networks, clock);
    }

    private static SmsProvider provider(Environment settings, OutgoingCalls calls, OutgoingNetworks networks, JinlinClock clock) {
        String chosen = settings.getProperty("jinlin.sms.provider", "");
        String name = chosen.isBlank() ? settings.getProperty("jinlin.demo", "").isBlank() ? "none" : "file" : chosen;
        return switch (name) {
            case "aliyun" -> new SmsAliyun(account(settings, "https://dysmsapi.aliyuncs.com"), calls, networks, clock);
            case "tencent" -> new SmsTencent(account(settings, "https://sms.tencentcloudapi.com"), calls, networks, clock);
            case "file" -> new SmsFile(Path.of(settings.getProperty("jinlin.data", "data"), "sms.txt"));
            case "none" -> new SmsNowhere();
            default -> throw new IllegalArgumentException("jinlin.sms.provider is '" + name + "' and may be aliyun, tencent, file or none");
        };
    }

    private static SmsAccount account(Environment settings, String endpoint) {
        return new SmsAccount(settings.getProperty("jinlin.sms.endpoint", endpoint), settings.getRequiredProperty("jinlin.sms.key-id"), secret(settings.getRequiredProperty("jinlin.sms.secret-file")),
                settings.getRequiredProperty("jinlin.sms.sign"), settings.getRequiredProperty("jinlin.sms.template"), settings.getProperty("jinlin.sms.app", ""), settings.getProperty("jinlin.sms.region", "ap-guangzhou"));
    }

    /// From a file: what stands on a command line everybody on the machine can read.
    static String secret(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the file with the secret of the gateway cannot be read: " + file, e);
        }
    }

    boolean isThere() {
        return provider.isThere();
    }

    /// Sends a code. Refused: `SMS_WAIT` with minutes, `SMS_NOT_SENT`.
    ///
    /// @param known whether the owner of the phone has signed in with this browser before: then nobody else can use up what the owner may ask for
    Outcome<String> send(String phone, String code, Browser browser, boolean known) {
        String who = known ? phone + " " + browser.device() : phone;
        Optional<Duration> wait = limits.take(List.of(new Limit("sms a minute", who, Duration.ofMinutes(1), 1), new Limit("sms an hour", who, Duration.ofMinutes(12), 5),
                new Limit("sms a day", who, Duration.ofMinutes(144), 10), new Limit("sms by address", browser.address(), Duration.ofMinutes(3), 20),
                new Limit("sms of the house", "", DAY.dividedBy(dayMax), dayMax)));
        if (wait.isPresent()) {
            return Outcome.refused("SMS_WAIT", wait.get().plusSeconds(59).toMinutes());
        }
        if (!provider.send(phone, code)) {
            log.warn("the gateway for short messages did not take one");
            return Outcome.refused("SMS_NOT_SENT");
        }
        return Outcome.done(phone);
    }
}
