package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/slareport/slareport/loaders/disk"
)

const (
	journalName = "journal"
	journalHead = "slareport draft 1\n" // the first line, by which a draft is recognised
)

// journal records each file of a draft before it is there, a line each: its digest and its name.
type journal struct {
	mu   sync.Mutex
	file *os.File
}

func newJournal(dir string) (*journal, error) {
	f, err := os.OpenFile(filepath.Join(dir, journalName), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	j := &journal{file: f}
	if _, err = f.WriteString(journalHead); err != nil {
		_ = f.Close() // the first error says more
	}
	return j, err
}

func (j *journal) record(d Digest) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	_, err := j.file.WriteString(d.SHA256 + " " + d.File + "\n")
	return err
}

// readJournal reads which files a build recorded. ok is false for a folder that is no draft of a build. A build that
// was killed may have written only a part of the first line.
func readJournal(dir string) (recorded ledger, ok bool) {
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, false
	}
	defer root.Close()
	if info, err := root.Lstat(journalName); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	content, err := root.ReadFile(journalName)
	if err != nil || !bytes.HasPrefix(content, []byte(journalHead)) && !strings.HasPrefix(journalHead, string(content)) {
		return nil, false
	}
	recorded = ledger{}
	for lines := bufio.NewScanner(bytes.NewReader(content)); lines.Scan(); {
		sum, name, _ := strings.Cut(lines.Text(), " ")
		if len(sum) == 2*sha256.Size && fs.ValidPath(name) {
			recorded.add(Digest{name, sum})
		}
	}
	return recorded, true
}
