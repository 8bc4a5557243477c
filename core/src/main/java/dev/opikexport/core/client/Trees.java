package dev.opikexport.core.client;

import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as trees. It takes a while to be ready, so answers that every run gets are read without. */
final class Trees {

    static final ObjectMapper JSON = new ObjectMapper();

    private Trees() {}
}
