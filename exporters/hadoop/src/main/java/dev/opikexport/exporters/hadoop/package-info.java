/**
 * Folders on HDFS, S3 and whatever else Hadoop has a file system for. Nothing of Hadoop is loaded before such a URI is opened.
 * Nothing here is called: start at {@link dev.opikexport.core.storage.Location}, which finds it by the URI.
 */
@NullMarked
package dev.opikexport.exporters.hadoop;

import org.jspecify.annotations.NullMarked;
