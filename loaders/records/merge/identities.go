package merge

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/recordtypes"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
	"github.com/slareport/slareport/report/timeline"
)

// What makes two records of one type the same; see identity for the rules. A hash covers everything that same looks
// at. If it left a field out, rows that differ only there would all be compared with each other.

func (r *Rules) tickets() duplicates.Identity[evidence.Ticket] {
	is := whole(r, func(t *evidence.Ticket) *evidence.Pos { return &t.Pos })
	is.Owner, is.Differ = ownerIn(r, recordtypes.TicketKind()), recordtypes.TicketKind().Differ()
	is.Hash = func(t *evidence.Ticket) uint64 { return lookup.Mix(lookup.Text(t.ID), r.client.Hash(t.Client)) }
	is.Same = func(a, b *evidence.Ticket) bool { return a.ID == b.ID && r.client.Same(a.Client, b.Client) }
	is.Newer = func(a, b *evidence.Ticket) (int, string) {
		if sign := cmp.Compare(a.Changed, b.Changed); sign != 0 {
			return sign, ChangedLater
		}
		return r.byFile(a.Pos, b.Pos)
	}
	is.What = func(t *evidence.Ticket) account.Cause { return account.Cause{Key: "load.ticket", Name: t.ID} }
	is.Hint = func(t *evidence.Ticket) string {
		if t.Changed.Known() {
			return ""
		}
		return declareChange
	}
	return is
}

func (r *Rules) events() duplicates.Identity[evidence.Event] {
	type about struct {
		at       timeline.Instant
		from, to evidence.Text
		what     evidence.Change
	}
	return duplicates.Identity[evidence.Event]{
		Hash: func(e *evidence.Event) uint64 {
			hash := lookup.Mix(lookup.Text(e.Ticket), lookup.Of(about{e.At, e.From, e.To, e.What}))
			return lookup.Mix(lookup.Mix(hash, r.client.Hash(e.Client)), r.ignoredOf(e.Pos)+uint64(r.changedBack[e.Pos]))
		},
		Same: func(a, b *evidence.Event) bool {
			return r.ignoredOf(a.Pos) == r.ignoredOf(b.Pos) && r.changedBack[a.Pos] == r.changedBack[b.Pos] && a.At == b.At &&
				a.What == b.What && a.From == b.From && a.To == b.To && a.Ticket == b.Ticket &&
				r.client.Same(a.Client, b.Client)
		},
		Equal: always[evidence.Event],
		Pos:   func(e *evidence.Event) *evidence.Pos { return &e.Pos },
		Owner: ownerIn(r, recordtypes.EventKind()),
	}
}

func (r *Rules) outages() duplicates.Identity[evidence.Outage] {
	type about struct {
		id            string
		from          timeline.Instant
		service, site evidence.Text
	}
	is := whole(r, func(o *evidence.Outage) *evidence.Pos { return &o.Pos })
	is.Owner, is.Differ = ownerIn(r, recordtypes.OutageKind()), recordtypes.OutageKind().Differ()
	hash, equal := is.Hash, is.Equal
	is.Hash = func(o *evidence.Outage) uint64 {
		if o.ID == "" {
			return hash(o)
		}
		return lookup.Mix(lookup.Of(about{o.ID, o.From, o.Service, o.Site}), r.client.Hash(o.Client))
	}
	is.Same = func(a, b *evidence.Outage) bool {
		if a.ID == "" || b.ID == "" {
			return equal(a, b)
		}
		return a.ID == b.ID && a.From == b.From && r.client.Same(a.Client, b.Client) && a.Service == b.Service &&
			a.Site == b.Site
	}
	is.Newer = func(a, b *evidence.Outage) (int, string) { return r.byFile(a.Pos, b.Pos) }
	is.What = func(o *evidence.Outage) account.Cause { return account.Cause{Key: "load.outage", Name: o.ID} }
	return is
}

// Convention records (survey-without-names): Answers to a survey that name neither a ticket nor who was asked are
// never duplicates.
func (r *Rules) surveys() duplicates.Identity[evidence.Survey] {
	is := whole(r, func(s *evidence.Survey) *evidence.Pos { return &s.Pos })
	is.Owner = ownerIn(r, recordtypes.SurveyKind())
	is.Alone = func(s *evidence.Survey) bool { return s.Ticket == "" && s.Requester.Empty() }
	return is
}

func (r *Rules) tallies() duplicates.Identity[evidence.Tally] {
	is := whole(r, func(t *evidence.Tally) *evidence.Pos { return &t.Pos })
	is.Owner = ownerIn(r, recordtypes.TallyKind())
	return is
}

func (r *Rules) creditClaims() duplicates.Identity[evidence.CreditClaim] {
	is := whole(r, func(c *evidence.CreditClaim) *evidence.Pos { return &c.Pos })
	is.Owner = ownerIn(r, recordtypes.CreditClaimKind())
	hash, same := is.Hash, is.Same
	is.Hash = func(c *evidence.CreditClaim) uint64 { return lookup.Mix(hash(c), uint64(r.changedBack[c.Pos])) }
	is.Same = func(a, b *evidence.CreditClaim) bool {
		return r.changedBack[a.Pos] == r.changedBack[b.Pos] && same(a, b)
	}
	return is
}

// whole is the identity of records that are the same only when they are equal in every column.
func whole[R comparable](r *Rules, pos func(*R) *evidence.Pos) duplicates.Identity[R] {
	alike, equal := comparisons(r, pos, func(a, b *R) bool { return *a == *b })
	hash := func(record *R) uint64 {
		c := *record
		*pos(&c) = evidence.Pos{}
		return lookup.Mix(lookup.Of(c), r.ignoredOf(*pos(record)))
	}
	return duplicates.Identity[R]{Hash: hash, Same: equal, Equal: equal, Alike: alike, Pos: pos}
}

// comparisons compare records by all of their fields except the position, and equal by the ignored columns as well.
func comparisons[R any](
	r *Rules, pos func(*R) *evidence.Pos, sameFields func(a, b *R) bool,
) (alike, equal func(a, b *R) bool) {
	alike = func(a, b *R) bool {
		c := *b
		*pos(&c) = *pos(a)
		return sameFields(a, &c)
	}
	equal = func(a, b *R) bool { return alike(a, b) && r.ignoredOf(*pos(a)) == r.ignoredOf(*pos(b)) }
	return alike, equal
}

// sameLists compares records that hold lists, for which == cannot be written.
func sameLists[R any](a, b *R) bool { return reflect.DeepEqual(a, b) }

func always[R any](_, _ *R) bool { return true }

// claims knows a claim by its id, else its reference, and by what it is about: one claim may have several rows.
func (r *Rules) claims() duplicates.Identity[evidence.Claim] {
	type about struct {
		name  string
		from  timeline.Instant
		party evidence.Text
	}
	type rest struct {
		reason, approvedBy, mitigation      string
		to, recorded, announced, approvedAt timeline.Instant
	}
	name := func(c *evidence.Claim) string { return cmp.Or(c.ID, c.Reference) }
	pos := func(c *evidence.Claim) *evidence.Pos { return &c.Pos }
	alike, equal := comparisons(r, pos, sameLists[evidence.Claim])
	return duplicates.Identity[evidence.Claim]{
		Hash: func(c *evidence.Claim) uint64 {
			hash := lookup.Mix(lookup.Of(about{name(c), c.From, c.Party}), r.client.Hash(c.Client))
			hash = lookup.Texts(lookup.Texts(hash, c.IDs), c.Services)
			if name(c) == "" { // only the whole row tells such claims apart
				hash = lookup.Mix(
					lookup.Mix(hash, r.ignoredOf(c.Pos)), lookup.Of(rest{c.Reason, c.ApprovedBy, c.Mitigation, c.To, c.Recorded,
						c.Announced, c.ApprovedAt}),
				)
			}
			return hash
		},
		Same: func(a, b *evidence.Claim) bool {
			if name(a) == "" || name(b) == "" {
				return equal(a, b)
			}
			return name(a) == name(b) && a.From == b.From && a.Party == b.Party && r.client.Same(a.Client, b.Client) &&
				slices.Equal(a.IDs, b.IDs) && slices.Equal(a.Services, b.Services)
		},
		Equal: equal,
		Alike: alike,
		Newer: func(a, b *evidence.Claim) (int, string) { return r.byFile(a.Pos, b.Pos) },
		What:  func(c *evidence.Claim) account.Cause { return account.Cause{Key: "load.claim", Name: name(c)} },
		Pos:   pos,
		Owner: ownerIn(r, recordtypes.ClaimKind()), Differ: recordtypes.ClaimKind().Differ(),
	}
}

func (r *Rules) obligations() duplicates.Identity[evidence.Obligation] {
	type about struct {
		id    evidence.Text
		what  string
		due   timeline.Instant
		party evidence.Text
	}
	pos := func(o *evidence.Obligation) *evidence.Pos { return &o.Pos }
	alike, equal := comparisons(r, pos, sameLists[evidence.Obligation])
	return duplicates.Identity[evidence.Obligation]{
		Hash: func(o *evidence.Obligation) uint64 {
			hash := lookup.Mix(lookup.Of(about{o.ID, o.What, o.Due, o.Party}), r.client.Hash(o.Client))
			hash = lookup.Texts(lookup.Texts(hash, o.Tickets), o.Services)
			if o.ID.Empty() { // only the whole row tells such obligations apart
				hash = lookup.Mix(lookup.Mix(hash, uint64(o.Provided)), r.ignoredOf(o.Pos))
			}
			return hash
		},
		Same: func(a, b *evidence.Obligation) bool {
			if a.ID.Empty() || b.ID.Empty() {
				return equal(a, b)
			}
			return a.ID == b.ID && a.What == b.What && a.Due == b.Due && a.Party == b.Party &&
				r.client.Same(a.Client, b.Client) &&
				slices.Equal(a.Tickets, b.Tickets) && slices.Equal(a.Services, b.Services)
		},
		Equal: equal,
		Alike: alike,
		Newer: func(a, b *evidence.Obligation) (int, string) { return r.byFile(a.Pos, b.Pos) },
		What: func(o *evidence.Obligation) account.Cause {
			return account.Cause{Key: "load.obligation", Name: o.ID.String()}
		},
		Pos:   pos,
		Owner: ownerIn(r, recordtypes.ObligationKind()), Differ: recordtypes.ObligationKind().Differ(),
	}
}
