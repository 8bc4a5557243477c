package dev.opikexport.filter.tooling;

/**
 * Something that could stand at a place of a filter text.
 *
 * @param text what to put in
 * @param kind what it is
 * @param detail a few words on it, for example the type of a column; may be empty
 */
public record Completion(String text, TokenClass kind, String detail) {}
