/// The functions that are written in the language itself, parsed once.
enum Prelude {
  static let tree: SyntaxTree = {
    var tree = SyntaxTree()
    do {
      var parser = try Parser(source + " .", onto: tree, isPrelude: true)
      // `pipe` would forget the definitions at its end; they are wanted.
      while parser.isNext(keyword: "def") { try parser.definition() }
      tree = parser.tree
      tree.nodes = NodeList(after: tree.nodes)
    } catch {
      // Our own text, pinned by a test: without it every program would still run, less these functions.
      assertionFailure("the built-in definitions do not parse: \(error)")
    }
    return tree
  }()

  private static let source = """
    def map(f): [.[] | f];
    def select(f): if f then . else empty end;
    def recurse(f): def r: ., (f | r); r;
    def recurse: recurse(.[]?);
    def recurse(f; cond): def r: ., (f | select(cond) | r); r;
    def values: select(. != null);
    def nulls: select(. == null);
    def booleans: select(type == "boolean");
    def numbers: select(type == "number");
    def strings: select(type == "string");
    def arrays: select(type == "array");
    def objects: select(type == "object");
    def iterables: select(type | . == "array" or . == "object");
    def scalars: select(type | . != "array" and . != "object");
    def map_values(f): .[] |= f;
    def range($n): _range(0; $n; 1);
    def range($from; $upto): _range($from; $upto; 1);
    def range($from; $upto; $by): _range($from; $upto; $by);
    def add(f): reduce f as $x (null; . + $x);
    def del(f): delpaths([path(f)]);
    def with_entries(f): to_entries | map(f) | from_entries;
    def sort_by(f): _sort_by(map([f]));
    def group_by(f): _group_by(map([f]));
    def unique_by(f): _unique_by(map([f]));
    def min_by(f): _min_by(map([f]));
    def max_by(f): _max_by(map([f]));
    def flatten: _flatten(1e9);
    def flatten($depth): if $depth < 0 then error("flatten depth must not be negative") else _flatten($depth) end;
    def first(f): label $out | f | ., break $out;
    def first: .[0];
    def last(f): reduce f as $x ([]; [$x]) | if length > 0 then .[0] else empty end;
    def last: .[-1];
    def limit($n; f): if $n > 0 then label $out | foreach f as $item ($n; . - 1; $item, if . <= 0 then break $out else empty end)
      elif $n == 0 then empty else error("limit doesn't support negative count") end;
    def skip($n; f): if $n > 0 then foreach f as $item ($n; . - 1; if . < 0 then $item else empty end)
      elif $n == 0 then f else error("skip doesn't support negative count") end;
    def nth($n): .[$n];
    def nth($n; f): if $n < 0 then error("nth doesn't support negative indices") else first(skip($n; f)) end;
    def until(cond; update): def _until: if cond then . else (update | _until) end; _until;
    def while(cond; update): def _while: if cond then ., (update | _while) else empty end; _while;
    def repeat(f): def _repeat: f, _repeat; _repeat;
    def isempty(f): label $go | (f | false, break $go), true;
    def any(generator; condition): first((generator | condition | if . then true else empty end), false);
    def any(f): any(.[]; f);
    def any: any(.[]; .);
    def all(generator; condition): first((generator | condition | if . then empty else false end), true);
    def all(f): all(.[]; f);
    def all: all(.[]; .);
    def in(xs): . as $x | xs | has($x);
    def inside(xs): . as $x | xs | contains($x);
    def index($i): indices($i) | .[0];
    def rindex($i): indices($i) | .[-1:][0];
    def paths: path(..) | select(length > 0);
    def paths(f): path(.. | select(f)) | select(length > 0);
    def leaf_paths: paths(scalars);
    def pick(f): . as $in | reduce path(f) as $p (null; setpath($p; $in | getpath($p)));
    def walk(f): def w: if type == "object" then map_values(w) elif type == "array" then map(w) else . end | f; w;
    def tostream: path(def r: (.[]?|r), .; r) as $p | getpath($p) | reduce path(.[]?) as $q ([$p, .]; [$p+$q]);
    def fromstream(f): {x: null, e: false} as $init | foreach f as $i ($init;
      if .e then $init else . end
      | if $i | length == 2 then setpath(["e"]; $i[0] | length == 0) | setpath(["x"] + $i[0]; $i[1])
        else setpath(["e"]; $i[0] | length == 1) end;
      if .e then .x else empty end);
    def truncate_stream(stream): . as $n | null | stream | . as $input
      | if (.[0] | length) > $n then setpath([0]; .[0][$n:]) else empty end;
    def combinations: if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $w | [$x] + $w end;
    def combinations(n): . as $dot | [range(n)] | map($dot) | combinations;
    def ascii: [.] | implode;
    def todateiso8601: strftime("%Y-%m-%dT%H:%M:%SZ");
    def fromdateiso8601: strptime("%Y-%m-%dT%H:%M:%SZ") | mktime;
    def todate: todateiso8601;
    def fromdate: fromdateiso8601;
    def abs: if . < 0 then -. else . end;
    def dateadd(u; n): . + n;
    def datesub(u; n): . - n;
    def date: todate;
    def finites: select(type == "number" and (isinfinite | not));
    def normals: select(isnormal);
    def have_literal_numbers: true;
    def have_decnum: true;
    def INDEX(stream; f): reduce stream as $row ({}; .[$row | f | tostring] |= $row);
    def INDEX(f): INDEX(.[]; f);
    def IN(s): any(s == .; .);
    def IN(src; s): any(src == s; .);
    def JOIN($idx; f): [.[] | [., $idx[f]]];
    def JOIN($idx; stream; f): stream | [., $idx[f]];
    def JOIN($idx; stream; f; join): stream | [., $idx[f]] | join;
    def isfinite: type == "number" and (isinfinite | not);
    def _pattern(f): if type == "string" then [., null] elif type == "array" and length > 1 then .[:2]
      elif type == "array" and length > 0 then [.[0], null] else error(type + " not a string or array") end | f;
    def match(re; flags): _match(re; flags) | .[];
    def match($re): . as $in | $re | _pattern(. as [$re, $flags] | $in | match($re; $flags));
    def test(re; flags): _test(re; flags);
    def test($re): . as $in | $re | _pattern(. as [$re, $flags] | $in | _test($re; $flags));
    def capture(re; flags): match(re; flags) | reduce (.captures[] | select(.name != null)) as $c ({}; . + {($c.name): $c.string});
    def capture($re): . as $in | $re | _pattern(. as [$re, $flags] | $in | capture($re; $flags));
    def scan($re; $flags): match($re; "g" + $flags) | if .captures | length > 0 then [.captures[].string] else .string end;
    def scan($re): scan($re; null);
    def splits($re; $flags): .[foreach (match($re; $flags + "g"), null) as {$offset, $length}
      (null; {start: .next, end: $offset, next: ($offset + $length)})];
    def splits($re): splits($re; null);
    def split($re; $flags): [splits($re; $flags)];
    def sub($re; f; $flags): . as $in
      | (reduce match($re; $flags) as $edit ({result: [], previous: 0};
          $in[.previous:$edit.offset] as $gap
          | [reduce ($edit.captures[] | select(.name != null)) as $c ({}; . + {($c.name): $c.string}) | f] as $inserts
          | reduce range($inserts | length) as $i (.; .result[$i] += $gap + $inserts[$i])
          | .previous = $edit.offset + $edit.length)
        | .result[] + $in[.previous:]) // $in;
    def sub($re; f): sub($re; f; "");
    def gsub($re; f; flags): sub($re; f; flags + "g");
    def gsub($re; f): sub($re; f; "g");
    """
}
