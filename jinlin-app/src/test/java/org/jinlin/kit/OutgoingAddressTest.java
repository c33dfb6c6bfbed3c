package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingAddressTest {

    private static final OutgoingNetworks NONE = new OutgoingNetworks(List.of());
    private static final String PUBLIC = "8.8.8.8";

    private static String said(String url, OutgoingNetworks networks, String... addresses) {
        return OutgoingAddress.of(url, networks, host -> {
            var found = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.ofLiteral(addresses[i]);
            }
            return found;
        }).map(address -> "yes").orElse(Refusal::code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://sms.example.com/send?x=1", "HTTPS://sms.example.com:8443", "https://8.8.8.8/", "https://[2606:4700::1111]/x", "https://xn--fiqs8s.cn/"})
    void publicAddressesAreCalled(String url) {
        assertThat(said(url, NONE, PUBLIC)).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sms.example.com", "ftp://sms.example.com", "file:///etc/passwd", "gopher://x.cn/", "https://", "https:///x", "https://user:word@sms.example.com/",
        "https://a.cn@127.0.0.1/", "https://a.cn/#x", "https://a.cn:0/", "https://a.cn:70000/", "https://a b.cn/", "https://a.cn\\@127.0.0.1/", "https://a.cn\r\nX: y/", "https://.cn/",
        "https://-a.cn/", "https://a..cn/", "https://a_b.cn/", "javascript:alert(1)", "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://017700000001/",
        "https://0177.0.0.1/", "https://127.1/", "https://127.0.1/", "https://127.0.0.01/", "https://127.0.0.1./", "https://127.0.0.256/", "https://1.2.3.4.5/", "https://[::1/",
        "https://[fe80::1%25eth0]/", "https://\u2460\u2461\u2466.0.0.1/", "https://\uFF11\uFF12\uFF17.0.0.1/", "https://a.0x7f/"})
    void whatIsNoUsualAddressIsRefused(String url) {
        assertThat(said(url, NONE, PUBLIC)).isEqualTo("OUTGOING_NO_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.0.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.100.100.200", "192.0.0.192", "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "203.0.113.9", "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe",
        "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "100::1"})
    void specialAddressesAreRefusedHoweverTheyAreReached(String address) {
        String literal = address.contains(":") ? "[" + address + "]" : address;
        assertThat(said("https://" + literal + "/", NONE)).isEqualTo("OUTGOING_NOT_ALLOWED");
        assertThat(said("https://nice.example.com/", NONE, address)).isEqualTo("OUTGOING_NOT_ALLOWED");
        assertThat(said("https://nice.example.com/", NONE, PUBLIC, address)).as("one of several answers").isEqualTo("OUTGOING_NOT_ALLOWED");
    }

    @Test
    void anInnerNetworkIsCalledWhenItIsNamedAndThenWithoutHttpsToo() {
        var inner = new OutgoingNetworks(List.of(" 10.20.0.0/16", "fd00::7", ""));

        assertThat(said("http://10.20.3.4:8200/", inner)).isEqualTo("yes");
        assertThat(said("https://[fd00::7]/", inner)).isEqualTo("yes");
        assertThat(said("http://gate.example.com/", inner, "10.20.3.4")).isEqualTo("yes");
        assertThat(said("https://10.21.3.4/", inner)).isEqualTo("OUTGOING_NOT_ALLOWED");
        assertThat(said("https://[fd00::8]/", inner)).isEqualTo("OUTGOING_NOT_ALLOWED");
        assertThat(said("http://gate.example.com/", inner, "10.20.3.4", PUBLIC)).isEqualTo("OUTGOING_NEEDS_HTTPS");
        assertThat(said("http://8.8.8.8/", inner)).isEqualTo("OUTGOING_NEEDS_HTTPS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "inner.example.com", "10.0/8", "/8", "::1/129", "10.0.0.0/8/8"})
    void aNetworkThatIsNoneIsNamedAtTheStart(String network) {
        assertThatThrownBy(() -> new OutgoingNetworks(List.of(network))).hasMessageContaining("'" + network + "' is no network");
    }

    @Test
    void aNameThatNobodyKnowsIsSaidSo() {
        assertThat(OutgoingAddress.of("https://nobody.example.com/", NONE, host -> {
            throw new UnknownHostException(host);
        })).isEqualTo(Outcome.refused("OUTGOING_UNKNOWN_HOST"));
        assertThat(said("https://nobody.example.com/", NONE)).as("a name without an address").isEqualTo("OUTGOING_NOT_ALLOWED");
    }

    @Property
    void everyWrappingOfAnInnerAddressIsRefused(@ForAll @Size(3) byte[] rest, @ForAll @IntRange(min = 0, max = 3) int wrapping) throws UnknownHostException {
        byte[] inner = {10, rest[0], rest[1], rest[2]};
        byte[] wrapped = new byte[16];
        int at = 12;
        switch (wrapping) {
            case 0 -> wrapped[10] = wrapped[11] = (byte) 0xff;
            case 1 -> System.arraycopy(new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b}, 0, wrapped, 0, 4);
            case 2 -> {
                wrapped[0] = 0x20;
                wrapped[1] = 2;
                at = 2;
            }
            default -> wrapped[0] = 0;
        }
        System.arraycopy(inner, 0, wrapped, at, 4);

        assertThat(OutgoingNetworks.isPublic(InetAddress.getByAddress(wrapped))).isFalse();
        assertThat(OutgoingNetworks.isPublic(InetAddress.getByAddress(inner))).isFalse();
    }

    @Property
    void whatTheJdkHoldsForSpecialIsNeverPublic(@ForAll @Size(4) byte[] four, @ForAll @Size(16) byte[] sixteen, @ForAll @ByteRange(min = -4, max = 32) byte first) throws UnknownHostException {
        sixteen[0] = first;
        for (InetAddress address : List.of(InetAddress.getByAddress(four), InetAddress.getByAddress(sixteen))) {
            boolean special = address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress();
            assertThat(special && OutgoingNetworks.isPublic(address)).isFalse();
        }
    }

    @Property
    void noTextMakesItThrow(@ForAll String text) {
        assertThat(said("https://" + text, NONE, "127.0.0.1")).isNotEqualTo("yes");
        assertThat(said(text, NONE, "127.0.0.1")).isNotEqualTo("yes");
    }
}
