package dev.opikexport.core.client;

/**
 * A project of the server.
 *
 * @param id a UUID
 * @param name as it was given, unique without regard to case
 */
public record Project(String id, String name) {}
