package dev.opikexport.exporters.parquet.read;

import dev.opikexport.core.partition.FolderMembers;
import dev.opikexport.core.row.Row;
import dev.opikexport.core.row.RowScanner;
import dev.opikexport.core.schema.Column;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.core.storage.Storage;
import dev.opikexport.exporters.parquet.file.OwnNames;
import dev.opikexport.filter.Filter;
import dev.opikexport.filter.catalog.Entity;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The rows of one file. For one thread. */
public final class RowFile implements Closeable {

    private static final String EXTRA = "_extra";
    private static final int BATCH_ROWS = 500;
    private static final int BATCH_BYTES = 1 << 20;

    private final ParquetFileReader file;
    private final String path;
    private final Entity entity;
    private final RowMaterializer materializer;
    private final MessageColumnIO columns;
    private final Set<String> members = new LinkedHashSet<>();
    private final FolderMembers folders;
    private @Nullable RecordReader<byte[]> records;
    private long recordsLeft;

    private RowFile(ParquetFileReader file, String path, String name, Entity entity, Predicate<String> isWanted) {
        this.file = file;
        this.path = path;
        this.entity = entity;
        MessageType schema = file.getFileMetaData().getSchema();
        Map<String, String> contract = columns(entity, schema);
        this.folders = FolderMembers.of(entity, name).without(contract.keySet());
        members.addAll(folders.names());
        List<Type> wanted = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        Set<String> unread = new HashSet<>();
        for (Type field : schema.getFields()) {
            String member = member(entity, field);
            boolean isMember = !isChosen(field);
            boolean isHidden = !isMember && contract.containsKey(member);
            boolean isOwn =
                    field.getName().equals(OwnNames.EXACT) || field.getName().equals(contract.get(EXTRA));
            if (!isHidden && (isWanted.test(member) || isOwn)) {
                wanted.add(field);
                names.put(field.getName(), member);
                if (isMember) {
                    members.add(member);
                }
            } else {
                unread.add(field.getName());
            }
        }
        MessageType requested = new MessageType(schema.getName(), wanted);
        file.setRequestedSchema(requested);
        this.materializer = new RowMaterializer(requested, names, unread, contract.get(EXTRA));
        this.columns = new ColumnIOFactory().getColumnIO(requested, schema);
    }

    /**
     * Opens a file.
     *
     * @param name its path below the folder of its export, whose names may hold members of the rows
     * @param filter rows that it selects are read, and perhaps others
     * @param isWanted of which members of rows the columns are read
     * @throws IOException if it is no file of this tool's
     */
    public static RowFile open(Storage folder, String name, Filter filter, Predicate<String> isWanted)
            throws IOException {
        InputFile path = new ChannelInputFile(folder, name);
        ParquetFileReader reader = reader(path, Optional.empty());
        try {
            Entity entity = entity(path, reader.getFileMetaData().getKeyValueMetaData());
            Optional<FilterPredicate> pushed =
                    new Pushdown(columns(entity, reader.getFileMetaData().getSchema())).of(filter);
            if (pushed.isPresent()) {
                reader.close();
                reader = reader(path, pushed);
            }
            return new RowFile(reader, path.toString(), name, entity, isWanted);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static ParquetFileReader reader(InputFile path, Optional<FilterPredicate> filter) throws IOException {
        ParquetReadOptions.Builder options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new PageDecompressors())
                .usePageChecksumVerification();
        if (filter.isPresent()) {
            options.withRecordFilter(FilterCompat.get(filter.get()))
                    .useStatsFilter()
                    .useDictionaryFilter()
                    .useBloomFilter()
                    .useColumnIndexFilter();
        }
        try {
            return ParquetFileReader.open(path, options.build());
        } catch (RuntimeException e) {
            throw unreadable(
                    path.toString(), "it cannot be read as a Parquet file: it is cut short or something else", e);
        }
    }

    private static FileSystemException unreadable(String path, String reason, RuntimeException cause) {
        FileSystemException unreadable = new FileSystemException(path, null, reason);
        unreadable.initCause(cause);
        return unreadable;
    }

    private static Entity entity(InputFile path, Map<String, String> metadata) throws IOException {
        return Entity.of(metadata.getOrDefault(OwnNames.ENTITY, ""))
                .orElseThrow(() -> new IOException(path + " was not written by opik-export: its metadata have no '"
                        + OwnNames.ENTITY + "'. Export again, or query it with DuckDB."));
    }

    private static String member(Entity entity, Type field) {
        return contractMember(entity, field).orElse(field.getName());
    }

    /** Columns that were renamed have the field id of the column that they are; those of other paths or types have none of these. */
    private static Optional<String> contractMember(Entity entity, Type field) {
        int id = field.getId() == null ? 0 : field.getId().intValue();
        return Schema.of(entity).columns().stream()
                .filter(column -> column.fieldId() == id)
                .map(Column::member)
                .findFirst();
    }

    /** Whether a user made it up, so that it is no member of the API's rows even if it has the name of one. */
    private static boolean isChosen(Type field) {
        return field.getId() != null && field.getId().intValue() >= Column.FIRST_CHOSEN_ID;
    }

    private static Map<String, String> columns(Entity entity, MessageType schema) {
        Map<String, String> columns = new HashMap<>();
        schema.getFields()
                .forEach(field -> contractMember(entity, field)
                        .ifPresent(member -> columns.putIfAbsent(member, field.getName())));
        return columns;
    }

    /** What its rows are. */
    public Entity entity() {
        return entity;
    }

    /** The members of rows that are read. */
    public Set<String> members() {
        return members;
    }

    /**
     * The next rows; none at the end of the file.
     *
     * @throws IOException also if the file is damaged
     */
    public List<Row> nextRows() throws IOException {
        byte[] lines;
        try {
            lines = nextLines();
        } catch (RuntimeException e) { // whatever the libraries make of damaged bytes
            throw unreadable(path, "it is damaged: " + e.getMessage(), e);
        }
        return new RowScanner(entity).lines(lines, lines.length);
    }

    private byte[] nextLines() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int rows = 0; rows < BATCH_ROWS && lines.size() < BATCH_BYTES && startRowGroup(); rows++) {
            lines.writeBytes(folders.in(current().read()));
            lines.write('\n');
            recordsLeft--;
        }
        return lines.toByteArray();
    }

    private RecordReader<byte[]> current() {
        if (records == null) {
            throw new IllegalStateException("No row group");
        }
        return records;
    }

    private boolean startRowGroup() throws IOException {
        while (recordsLeft == 0) {
            PageReadStore pages = file.readNextFilteredRowGroup();
            if (pages == null) {
                return false;
            }
            recordsLeft = pages.getRowCount();
            records = columns.getRecordReader(pages, materializer, FilterCompat.NOOP);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
