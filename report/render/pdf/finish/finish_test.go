package finish

import (
	"bytes"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFinishRefusesWhatIsNoDocument(t *testing.T) {
	for _, text := range []string{
		"",
		"nothing of the kind",
		"startxref\nx\n%%EOF\n",
		"startxref\n-1\n%%EOF\n",
		"startxref\n9999\n%%EOF\n",
		"xref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n0\n%%EOF\n",
		"xref\n0 2\n0000000000 65535 f \nbroken\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n",
		"xref\n0 2\n0000000000 65535 f \n0000009999 00000 n \ntrailer\n<<>>\nstartxref\n0\n%%EOF\n",
	} {
		want := "the PDF library wrote a file without a cross-reference table"
		if _, err := Document([]byte(text), Options{Language: "en"}); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

const unfinished = "%PDF\n1 0 obj\n<<\n/Type /Catalog\n>>\nendobj\n2 0 obj\n<</Length 5>>\nstream\nhello\nendstream\n" +
	"endobj\n" +
	"xref\n0 3\n0000000000 65535 f \n0000000005 00000 n \n0000000041 00000 n \ntrailer\n<<\n/Size 3\n/Root 1 0 R\n>>\n" +
	"startxref\n96\n%%EOF\n"

func TestFinishCompletesTheCatalogueAndPacksStreams(t *testing.T) {
	out, err := Document([]byte(unfinished), Options{Language: "de"})
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := bytes.Cut(out, []byte("\nstream\n"))
	want := opening +
		"1 0 obj\n<<\n/Type /Catalog\n/Lang (de)\n/ViewerPreferences <</DisplayDocTitle true>>\n>>\nendobj\n2 0 obj\n" +
		"<</Filter /FlateDecode /Length "
	if !strings.HasPrefix(string(head), want) {
		t.Errorf("got\n%s\nwant\n%s", head, want)
	}
	packed, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		t.Fatal(err)
	}
	if data, err := io.ReadAll(packed); err != nil || string(data) != "hello" {
		t.Errorf("the stream holds %q (%v)", data, err)
	}
	offsets, trailer, err := crossReference(out)
	if err != nil || len(offsets) != 2 || string(trailer.text) != "<<\n/Size 3\n/Root 1 0 R\n>>\n" ||
		!bytes.HasPrefix(out[trailer.table:], []byte("xref\n")) {
		t.Fatalf("offsets %v, trailer %q, %v", offsets, trailer.text, err)
	}
	for i, offset := range offsets {
		if want := []string{"1 0 obj", "2 0 obj"}[i]; !bytes.HasPrefix(out[offset:], []byte(want)) {
			t.Errorf("%s does not stand at %d", want, offset)
		}
	}
}

func TestFinishNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(unfinished)
		for range rapid.IntRange(1, 6).Draw(t, "n") {
			text[rapid.IntRange(0, len(text)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		_, _ = Document(text, Options{Language: "en", Attach: []Attachment{{Name: "a"}}})
	})
}
