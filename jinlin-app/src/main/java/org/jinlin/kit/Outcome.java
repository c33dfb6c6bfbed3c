package org.jinlin.kit;

import java.util.function.Function;

/// What came of a request: a value, or one refusal and no change.
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(String code, Object... args) {
        return new Refused<>(Refusal.of(code, args));
    }

    /// The same outcome with the value changed; a refusal stays.
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return then(value -> new Done<>(change.apply(value)));
    }

    /// The next step, which may refuse too; after a refusal it does not happen.
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> step) {
        return switch (this) {
            case Done<T>(T value) -> step.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }

    default T orElse(Function<? super Refusal, ? extends T> otherwise) {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(Refusal refusal) -> otherwise.apply(refusal);
        };
    }

    /// The value where a refusal cannot happen; names only the code when it did.
    default T orThrow() {
        return orElse(refusal -> {
            throw new IllegalStateException("refused: " + refusal.code());
        });
    }

    default boolean isDone() {
        return this instanceof Done<T>;
    }
}
