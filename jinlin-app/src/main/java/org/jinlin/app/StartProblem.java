package org.jinlin.app;

/// Why a server does not start, in a sentence that says what to do.
final class StartProblem extends RuntimeException {

    StartProblem(String sentence) {
        super(sentence);
    }
}
