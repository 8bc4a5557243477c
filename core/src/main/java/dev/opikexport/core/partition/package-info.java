/**
 * Folders below an export's folder, by values of the rows in them, as Hive lays them out. Start at {@link
 * dev.opikexport.core.partition.Partitioning}.
 */
@NullMarked
package dev.opikexport.core.partition;

import org.jspecify.annotations.NullMarked;
