package main

import "github.com/slareport/slareport/sample-data/generate/dice"

// Names and texts that records are filled with. All people are invented.

var givenNames = []string{"Ada", "Bea", "Carl", "Dilan", "Elif", "Finn", "Greta", "Hugo", "Ines", "Jan", "Kira", "Leon",
	"Mia", "Nils", "Olga", "Paul", "Quirin", "Rosa", "Sami", "Tilda", "Umut", "Vera", "Willa", "Yusuf", "Zoe"}

var familyNames = []string{"Arndt", "Bauer", "Castelli", "Demir", "Ebert", "Fischer", "Grant", "Hansen", "Ivers",
	"Jung",
	"Kovacs", "Lorenz", "Meyer", "Novak", "Okafor", "Petersen", "Quandt", "Reiter", "Scholz", "Tamm", "Ullrich", "Vogt",
	"Weber", "Yilmaz", "Zander"}

// person is a name as directories have it.
func person(d *dice.Dice) string {
	return d.Pick(familyNames...) + ", " + d.Pick(givenNames...)
}

// topic is what a ticket can be about.
type topic struct{ category, item, title string }

var topics = []topic{
	{"Hardware", "Notebook", "Notebook does not start after update"},
	{"Hardware", "Docking station", "Second screen stays black"},
	{"Hardware", "Printer 3rd floor", "Printer reports paper jam, no paper found"},
	{"Hardware", "Headset", "Headset not recognised in calls"},
	{"Software", "Claims suite", "Claims suite closes when a letter is printed"},
	{"Software", "Mail client", "Shared mailbox does not open"},
	{"Software", "Office", "Macro blocked in the rating sheet"},
	{"Software", "Browser", "Certificate warning on the partner portal"},
	{"Access", "Directory", "Account locked"},
	{"Access", "VPN", "VPN token rejected"},
	{"Access", "Claims suite", "Role for the new team missing"},
	{"Network", "WLAN", "WLAN drops in the meeting rooms"},
	{"Network", "VPN", "VPN slow from home office"},
	{"Network", "LAN", "Wall socket without link"},
}

var germanTopics = []topic{
	{"Webshop", "Warenkorb", "Warenkorb leer nach Anmeldung"},
	{"Webshop", "Suche", "Suche findet Artikelnummern nicht"},
	{"Webshop", "Kasse", "Kartenzahlung bricht ab"},
	{"Webshop", "Bilder", "Produktbilder laden langsam"},
	{"Lager", "Scanner", "Handscanner bucht doppelt"},
	{"Lager", "Etikettendruck", "Etikettendrucker druckt Umlaute als Kästchen"},
	{"Lager", "Bestand", "Bestand weicht vom Regal ab"},
	{"Büro", "E-Mail", "Postfach überfüllt, keine Zustellung"},
	{"Büro", "Rechnungslauf", "Rechnungslauf hängt bei Mandant 2"},
	{"Büro", "Telefonanlage", "Weiterleitung an die Zentrale gestört"},
}

func about(d *dice.Dice, list []topic) topic { return list[d.Between(0, len(list)-1)] }
