package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditDeviceTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.77, 192.0.2.0/24", "255.255.255.255, 255.255.255.0/24", "127.0.0.1, 127.0.0.0/24", "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48", "::1, 0:0:0::/48",
            "fe80::1%eth0, fe80:0:0::/48", "::ffff:192.0.2.77, 192.0.2.0/24", "2001:DB8::1, 2001:db8:0::/48"})
    void anAddressLosesItsLastPart(String address, String kept) {
        assertThat(AuditDevice.shortened(address)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "localhost", "example.com", "1.2.3.4.5", "999.1.1.1", "'; drop table people.audit", "13800000000", ":::"})
    void whatIsNoAddressIsNotKept(String address) {
        assertThat(AuditDevice.shortened(address)).isEqualTo("unknown");
    }

    @Property(tries = 300)
    void twoDevicesOfOneNetAreAlike(@ForAll @IntRange(min = 0, max = 255) int a, @ForAll @IntRange(min = 0, max = 255) int b, @ForAll @IntRange(min = 0, max = 255) int one, @ForAll @IntRange(min = 0, max = 255) int other) {
        String net = "10." + a + "." + b + ".";
        assertThat(AuditDevice.shortened(net + one)).isEqualTo(AuditDevice.shortened(net + other)).isEqualTo(net + "0/24");
    }

    @Test
    void withoutARequestItIsTheConsole() {
        assertThat(AuditDevice.current()).isEqualTo("console");
    }
}
