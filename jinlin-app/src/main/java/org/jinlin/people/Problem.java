package org.jinlin.people;

import java.net.URI;

/// An error of the API as RFC 9457 writes it.
///
/// @param type   names the code again as a URI
/// @param title  the words of the HTTP status
/// @param detail one sentence that says what to do, in the language of the request
/// @param code   the code of the refusal, for programs
public record Problem(URI type, String title, int status, String detail, String code) {}
