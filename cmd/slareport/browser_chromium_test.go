package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long all that is asked of a page may take. A loaded machine is slow, a page that hangs is for ever.
const patience = 5 * time.Minute

// browser is one headless Chromium for all tests.
type browser struct{ ctx context.Context }

// findChromium gives the path of a Chromium. Without one the tests are skipped, but never where CI says that
// everything was installed.
func findChromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell",
	} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const missing = "Chromium is missing: install chromium, or run .ci/test, which does"
	if os.Getenv("CI") != "" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// startBrowser starts the browser with a new, empty profile. It looks no name up and asks nothing of a network.
func startBrowser(t *testing.T) *browser {
	t.Helper()
	options := slices.Concat(chromedp.DefaultExecAllocatorOptions[:], []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(findChromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"),
		chromedp.Flag("force-prefers-reduced-motion", true),
	})
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	return &browser{ctx}
}

// tab is a page in the browser, with everything that must not happen on it.
type tab struct {
	t       *testing.T // who looks at it now
	browser *browser
	ctx     context.Context
	site    site
	file    string // of the site
	mu      sync.Mutex
	trouble []string
}

// mode is what stands before a page is opened.
type mode func(*tab)

// open opens a file of a site for a test and closes it when the test ends.
func (b *browser) open(t *testing.T, s site, file string, modes ...mode) *tab {
	t.Helper()
	limited, stop := context.WithTimeout(b.ctx, patience)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(limited)
	t.Cleanup(cancel)
	p := &tab{browser: b, ctx: ctx, site: s, file: file}
	p.lend(t)
	if err := chromedp.Listen(ctx, p.hear); err != nil {
		t.Fatal(err)
	}
	p.size(1440, 900)
	for _, m := range modes {
		m(p)
	}
	p.visit(address(s.folder, file))
	return p
}

// lend gives the page to a test. What must not happen while the test looks at it fails the test: errors on its
// console, requests that leave the folder, dialogs.
func (p *tab) lend(t *testing.T) {
	before := p.t
	p.t = t
	t.Cleanup(func() {
		for _, text := range p.forgive() {
			t.Errorf("%s: %s", p.file, text)
		}
		p.t = before
	})
}

// address is the address of a file of a site, as a double click opens it.
func address(folder, file string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(folder) + "/" + file}
	return u.String()
}

func (p *tab) visit(address string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Navigate(address)); err != nil {
		p.t.Fatalf("%s: %v", address, err)
	}
}

// hear takes down what must not happen. It runs between two messages of the browser and asks nothing of it.
func (p *tab) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		p.note("an exception that nothing caught: " + text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			p.note(fmt.Sprintf("the console says %s: %v", e.Type, texts(e.Args)))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			p.note("the browser says " + string(e.Entry.Level) + ": " + e.Entry.Text + " " + e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if a := e.Request.URL; !strings.HasPrefix(a, address(p.site.folder, "")) && !strings.HasPrefix(a, "data:") {
			p.note("a request leaves the folder: " + a)
		}
	case *page.EventJavascriptDialogOpening:
		p.note("a dialog opens: " + e.Message)
		go chromedp.Call(p.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{})
	}
}

func texts(args []*runtime.RemoteObject) (all []string) {
	for _, a := range args {
		all = append(all, string(a.Value)+a.Description)
	}
	return all
}

func (p *tab) note(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.trouble = append(p.trouble, text)
}

// forgive gives what happened so far and forgets it: for tests that provoke it.
func (p *tab) forgive() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := p.trouble
	p.trouble = nil
	return all
}

// size is the size of the window, in CSS pixels.
func (p *tab) size(width, height int64) {
	p.t.Helper()
	ask(p, emulation.SetDeviceMetricsOverride.Method,
		emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
}

// light and dark are what a reader prefers.
func light(p *tab) { prefer(p, "light") }
func dark(p *tab)  { prefer(p, "dark") }

func prefer(p *tab, scheme string) {
	feature := emulation.MediaFeature{Name: "prefers-color-scheme", Value: scheme}
	ask(p, emulation.SetEmulatedMedia.Method,
		emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{&feature}})
}

// withoutScript is a browser that runs no script of a page. The questions of the tests are asked all the same.
func withoutScript(p *tab) {
	ask(p, emulation.SetScriptExecutionDisabled.Method, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// ask sends a command of the protocol that answers nothing.
func ask(p *tab, method string, params any) {
	p.t.Helper()
	err := chromedp.Do(p.ctx,
		chromedp.Func(func(ctx context.Context, t *chromedp.Target) error { return t.Call(ctx, method, params, nil) }))
	if err != nil {
		p.t.Fatalf("%s: %v", method, err)
	}
}

// read gives the value of an expression on the page, of a promise when it is kept.
func read[T any](p *tab, expression string) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%.200s: %v", expression, err)
	}
	return value
}
