/**
 * The columns of a row group, from values to compressed pages. Values are collected as PLAIN bytes and levels as runs;
 * a page that is full is encoded, measured and compressed by another thread.
 */
@NullMarked
package dev.opikexport.exporters.parquet.column;

import org.jspecify.annotations.NullMarked;
