package org.jinlin.bench;

/// Why a bench does not run. The message is one sentence for whoever started it that says what to do.
final class BenchProblem extends RuntimeException {

    BenchProblem(String sentence) {
        super(sentence);
    }

    BenchProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
