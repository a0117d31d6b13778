import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.LongValueFacetCounts;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

/** Lucene as a peer: orders come in and results go out as lines of JSON, as {@code serving.py} says. */
public final class LucenePeer {
  private static final int BATCH = 2000;
  private static final int TOP = 10;
  private static final double RAM_BUFFER = 256;
  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay() - 1;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final FacetsConfig config = new FacetsConfig();
  private DirectoryReader reader;
  private IndexSearcher searcher;
  private DefaultSortedSetDocValuesReaderState values;

  private LucenePeer() {
    for (String name : List.of("participant", "keyword")) {
      config.setMultiValued(name, true);
    }
  }

  public static void main(String[] arguments) throws Exception {
    LucenePeer peer = new LucenePeer();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode order = JSON.readTree(line);
      Object result = switch (order.get("do").asText()) {
        case "build" -> peer.build(order);
        case "open" -> peer.open(order);
        default -> peer.ask(order);
      };
      out.println(JSON.writeValueAsString(result));
    }
  }

  /** Words in lower case, without a possessive's s, stemmed by Snowball's rules for English; no word is left out. */
  private static final class English extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      TokenStream lowered = new LowerCaseFilter(new EnglishPossessiveFilter(words));
      return new TokenStreamComponents(words, new SnowballFilter(lowered, "English"));
    }
  }

  private Object build(JsonNode order) throws Exception {
    Path folder = Path.of(order.get("folder").asText());
    Files.createDirectories(folder);
    boolean stored = order.get("stored").asBoolean();
    long left = order.get("last").asLong() - order.get("first").asLong();
    IndexWriterConfig settings = new IndexWriterConfig(new English());
    settings.setRAMBufferSizeMB(RAM_BUFFER).setMergeScheduler(new SerialMergeScheduler()).setUseCompoundFile(false);
    double cpu = 0;
    double wall = 0;
    try (BufferedReader lines = Files.newBufferedReader(Path.of(order.get("documents").asText()));
        IndexWriter writer = new IndexWriter(FSDirectory.open(folder), settings)) {
      for (long skipped = order.get("first").asLong(); skipped > 0; skipped--) {
        lines.readLine();
      }
      while (left > 0) {
        List<String[]> batch = new ArrayList<>();
        for (String line; batch.size() < BATCH && left > 0 && (line = lines.readLine()) != null; left--) {
          batch.add(line.split("\t", -1));
        }
        double cpuBegan = SYSTEM.getProcessCpuTime();
        double wallBegan = System.nanoTime();
        for (String[] fields : batch) {
          writer.addDocument(config.build(document(fields, stored)));
        }
        if (left == 0) {
          writer.commit();
        }
        cpu += SYSTEM.getProcessCpuTime() - cpuBegan;
        wall += System.nanoTime() - wallBegan;
      }
    }
    return Map.of("cpu", cpu / 1e9, "wall", wall / 1e9, "bytes", size(folder), "memory", memory(), "parts", Map.of());
  }

  private static Document document(String[] fields, boolean stored) {
    Document made = new Document();
    String[] participants = fields[4].isEmpty() ? new String[0] : fields[4].split("\\|");
    String[] keywords = fields[5].isEmpty() ? new String[0] : fields[5].split("\\|");
    Set<String> names = new LinkedHashSet<>();
    names.add(fields[2]);
    names.addAll(List.of(participants));
    names.add(fields[3]);
    names.remove("");
    String text = String.join("\n", fields[6], String.join(". ", keywords), String.join(". ", names), fields[7]);
    made.add(new StringField("id", fields[0], Field.Store.YES));
    made.add(new TextField("text", text, stored ? Field.Store.YES : Field.Store.NO));
    long day = Long.parseLong(fields[1]);
    made.add(new LongField("day", day, Field.Store.NO));
    if (day > 0) {
      made.add(new NumericDocValuesField("year", LocalDate.ofEpochDay(day + FIRST_DAY).getYear()));
    }
    made.add(new StringField("from", fields[2], Field.Store.NO));
    facet(made, "sender", fields[2]);
    facet(made, "place", fields[3]);
    for (String each : Set.copyOf(List.of(participants))) {
      facet(made, "participant", each);
    }
    for (String each : Set.copyOf(List.of(keywords))) {
      facet(made, "keyword", each);
    }
    return made;
  }

  private static void facet(Document made, String name, String value) {
    if (!value.isEmpty()) {
      made.add(new SortedSetDocValuesFacetField(name, value));
    }
  }

  private Object open(JsonNode order) throws Exception {
    if (reader != null) {
      reader.close();
    }
    reader = DirectoryReader.open(FSDirectory.open(Path.of(order.get("folder").asText())));
    searcher = new IndexSearcher(reader);
    values = new DefaultSortedSetDocValuesReaderState(reader, config);
    return Map.of("memory", memory());
  }

  private Object ask(JsonNode order) throws Exception {
    List<Double> spent = new ArrayList<>();
    Object found = null;
    for (int time = order.get("times").asInt(); time > 0; time--) {
      long began = THREADS.getCurrentThreadCpuTime();
      found = answer(order.get("question"));
      spent.add((THREADS.getCurrentThreadCpuTime() - began) / 1e6);
    }
    return Map.of("found", found, "cpu", spent);
  }

  private Object answer(JsonNode question) throws Exception {
    Query query = query(question);
    int offset = question.get("offset").asInt();
    int end = offset + question.get("limit").asInt();
    TopDocs best;
    Facets counted = null;
    FacetsCollector collected = null;
    int total;
    if (question.get("facets").asBoolean()) {
      FacetsCollectorManager.FacetsResult both =
          FacetsCollectorManager.search(searcher, query, end, new FacetsCollectorManager());
      best = both.topDocs();
      collected = both.facetsCollector();
      counted = new SortedSetDocValuesFacetCounts(values, collected);
      total = searcher.count(query);
    } else if (question.get("by_date").asBoolean()) {
      best = searcher.search(query, end, new Sort(LongField.newSortField("day", false, SortedNumericSelector.Type.MIN)));
      total = searcher.count(query);
    } else {
      best = searcher.search(query, end);
      total = searcher.count(query);
    }
    StoredFields stored = searcher.storedFields();
    int hits = 0;
    for (int place = offset; place < best.scoreDocs.length; place++, hits++) {
      ScoreDoc hit = best.scoreDocs[place];
      stored.document(hit.doc, Set.of("id")).get("id");
    }
    int snippets = 0;
    if (question.get("snippets").asBoolean()) {
      UnifiedHighlighter highlighter = new UnifiedHighlighter.Builder(searcher, new English()).build();
      for (String each : highlighter.highlight("text", query, best, 1)) {
        snippets += each == null ? 0 : 1;
      }
    }
    Map<String, List<Integer>> facets = new TreeMap<>();
    if (counted != null) {
      for (String name : List.of("sender", "participant", "keyword", "place")) {
        facets.put(name, numbers(counted.getTopChildren(TOP, name)));
      }
      facets.put("year", numbers(new LongValueFacetCounts("year", collected).getTopChildrenSortByCount(TOP)));
    }
    return Map.of("total", total, "hits", hits, "facets", facets, "snippets", snippets);
  }

  private static List<Integer> numbers(FacetResult result) {
    List<Integer> found = new ArrayList<>();
    if (result != null) {
      for (LabelAndValue each : result.labelValues) {
        found.add(each.value.intValue());
      }
    }
    return found;
  }

  private static Query query(JsonNode question) throws Exception {
    List<Term> terms = new ArrayList<>();
    for (JsonNode word : question.get("words")) {
      terms.add(new Term("text", stem(word.asText())));
    }
    String match = question.get("match").asText();
    Query query;
    if (match.equals("prefix")) {
      query = new PrefixQuery(new Term("text", question.get("words").get(0).asText()));
    } else if (match.equals("phrase")) {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      terms.forEach(phrase::add);
      query = phrase.build();
    } else if (terms.size() == 1) {
      query = new TermQuery(terms.get(0));
    } else {
      BooleanQuery.Builder builder = new BooleanQuery.Builder();
      for (Term term : terms) {
        builder.add(new TermQuery(term), match.equals("any") ? Occur.SHOULD : Occur.MUST);
      }
      query = builder.build();
    }
    BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(query, Occur.MUST);
    JsonNode days = question.get("days");
    String sender = question.get("sender").asText();
    if (!days.isNull()) {
      narrowed.add(LongField.newRangeQuery("day", days.get(0).asLong(), days.get(1).asLong()), Occur.FILTER);
    }
    if (!sender.isEmpty()) {
      narrowed.add(new TermQuery(new Term("from", sender)), Occur.FILTER);
    }
    return days.isNull() && sender.isEmpty() ? query : narrowed.build();
  }

  private static String stem(String word) throws Exception {
    try (English english = new English();
        TokenStream stream = english.tokenStream("text", word)) {
      stream.reset();
      stream.incrementToken();
      return stream.getAttribute(CharTermAttribute.class).toString();
    }
  }

  private static long size(Path folder) throws Exception {
    long total = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : (Iterable<Path>) files::iterator) {
        total += Files.size(each);
      }
    }
    return total;
  }

  private static double memory() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1000.0;
      }
    }
    return 0;
  }
}
