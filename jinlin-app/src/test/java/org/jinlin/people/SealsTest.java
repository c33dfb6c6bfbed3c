package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jinlin.kit.Keyring;
import org.jinlin.people.Seals.Column;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sealed value belongs to one column of one row of one district.
class SealsTest {

    @TempDir
    private Path folder;

    private Seals seals;

    @BeforeEach
    void keys() {
        seals = new Seals(Keyring.loadOrCreate(folder.resolve("keys")));
    }

    @Test
    void what_was_sealed_opens_in_its_place_only() {
        byte[] sealed = seals.seal(Column.NAME, 1, 2, "Wang");
        assertThat(seals.open(Column.NAME, 1, 2, sealed)).isEqualTo("Wang");
        assertThatThrownBy(() -> seals.open(Column.ADDRESS, 1, 2, sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seals.open(Column.NAME, 2, 2, sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seals.open(Column.NAME, 1, 3, sealed)).isInstanceOf(IllegalStateException.class);
        // district 1 row 23 and district 12 row 3 must not be taken for each other
        byte[] other = seals.seal(Column.NAME, 1, 23, "Wang");
        assertThatThrownBy(() -> seals.open(Column.NAME, 12, 3, other)).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] phone(Seals seals, int district, String phone) {
        return java.util.Objects.requireNonNull(seals.phoneIndex(district, phone)).newest();
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(seals.sealNullable(Column.PHONE, 1, 2, null)).isNull();
        assertThat(seals.openNullable(Column.PHONE, 1, 2, null)).isNull();
        assertThat(Seals.kept(null)).isNull();
        assertThat(Seals.kept(" \t")).isNull();
    }

    @Test
    void a_phone_is_kept_in_its_digits_and_what_is_none_as_it_was_written() {
        assertThat(Seals.kept(" +86 138-0000-0001 ")).isEqualTo("13800000001");
        assertThat(Seals.kept(" ask the neighbour ")).isEqualTo("ask the neighbour");
    }

    @Test
    void only_phone_numbers_have_an_index_and_each_district_its_own() {
        assertThat(phone(seals, 1, "13800000001")).isEqualTo(phone(seals, 1, "+86 138 0000 0001"));
        assertThat(phone(seals, 1, "13800000001")).isNotEqualTo(phone(seals, 2, "13800000001"));
        assertThat(phone(seals, 1, "13800000001")).isNotEqualTo(phone(seals, 1, "13800000002"));
        assertThat(seals.phoneIndex(1, "ask the neighbour")).isNull();
        assertThat(seals.phoneIndex(1, null)).isNull();
    }

    @Test
    void without_the_key_file_neither_names_open_nor_indexes_agree() {
        byte[] sealed = seals.seal(Column.NAME, 1, 2, "Wang");
        var thief = new Seals(Keyring.loadOrCreate(folder.resolve("other-keys")));
        assertThatThrownBy(() -> thief.open(Column.NAME, 1, 2, sealed)).isInstanceOf(IllegalStateException.class).hasMessageNotContaining("Wang");
        assertThat(phone(thief, 1, "13800000001")).isNotEqualTo(phone(seals, 1, "13800000001"));
        assertThat(thief.loginIndex("me").newest()).isNotEqualTo(seals.loginIndex("me").newest());
    }
}
