package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void a_literal_names_tenant_kind_and_id() {
        assertThat(new Scope(12, Scope.Kind.PERSON, 345).literal()).isEqualTo("12:person:345");
        assertThat(Scope.service(12, Scope.Kind.CLOCK).literal()).isEqualTo("12:clock:0");
        assertThat(Scope.service(0, Scope.Kind.SIGN_IN).literal()).isEqualTo("0:sign_in:0");
    }

    @Property
    void a_literal_can_never_leave_its_quotes(
            @ForAll @IntRange int district, @ForAll Scope.Kind kind, @ForAll @LongRange(min = 0) long id) {
        assertThat(new Scope(Math.abs(district % 1_000_000), kind, id).literal()).matches("[0-9]+:[a-z_]+:[0-9]+");
    }

    @Test
    void negative_numbers_are_refused() {
        assertThatThrownBy(() -> new Scope(-1, Scope.Kind.PERSON, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scope(1, Scope.Kind.PERSON, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyAMoveReadsWhatAReportMayAndOnlyInItsTenant() {
        var report = Scope.service(12, Scope.Kind.REPORT);
        assertThat(new Scope(12, Scope.Kind.MOVE, 7).covers(report)).isTrue();
        assertThat(new Scope(13, Scope.Kind.MOVE, 7).covers(report)).isFalse();
        assertThat(new Scope(12, Scope.Kind.PERSON, 7).covers(report)).isFalse();
        assertThat(report.covers(new Scope(12, Scope.Kind.MOVE, 7))).isFalse();
        assertThat(report.covers(report)).isTrue();
    }
}
