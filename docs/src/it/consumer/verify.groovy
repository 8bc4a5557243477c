// The consumer's own classes, and what its build found for it.
def classpath = 'target/classes' + File.pathSeparator + new File(basedir, 'target/classpath').text
def java = System.getProperty('java.home') + '/bin/java'
def run = new ProcessBuilder(java, '-cp', classpath, 'example.Main').directory(basedir).redirectErrorStream(true).start()
def said = run.inputStream.text
assert run.waitFor() == 0 && said.contains('240 rows of Parquet') && said.contains('240 rows of CSV') : said
assert new File(basedir, 'traces.parquet').length() > 0
def csv = new java.util.zip.GZIPInputStream(new FileInputStream(new File(basedir, 'traces.csv.gz'))).text
assert csv.startsWith('id,') && csv.length() > 10000
