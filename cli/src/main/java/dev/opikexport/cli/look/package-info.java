/** What is on a server, before anything is fetched: projects, first rows. */
@NullMarked
package dev.opikexport.cli.look;

import org.jspecify.annotations.NullMarked;
