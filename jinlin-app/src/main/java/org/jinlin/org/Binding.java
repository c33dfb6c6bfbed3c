package org.jinlin.org;

/// Which version of which playbook holds at a unit and below.
public record Binding(String code, int version) {}
