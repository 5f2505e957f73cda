/**
 * First names that many have in Norway (SSB, Navn), in any generation. Not those that are ordinary words at the beginning of a sentence
 * (Per, Odd, Dag, Liv, Stein, Tor, Jan, Mai, Sol, Bjørn): a sentence about nobody is asked about too easily then.
 */
const NAMES =
  'Aisha Ahmed Aksel Ali Amalie Amir Anders Andreas Anette Ane Anita Anja Anna Anne Are Arild Arne Asbjørn Astrid August Aud Aurora Bente ' +
  'Berit Birgit Bjarne Bjørg Britt Camilla Cathrine Cecilie Charlotte Christian Christine Christoffer Daniel David Ebba Eirik Elias ' +
  'Elin Elisabeth Ella Ellen Elise Else Emil Emilie Emma Erik Erling Espen Eva Even Fatima Filip Finn Frank Fredrik Frida Frode Geir ' +
  'Georg Gerd Grete Gunnar Gunn Guri Gustav Guro Halvor Hanna Hanne Hans Harald Hassan Hedda Hege Heidi Helene Helga Helge Henrik Henriette ' +
  'Hilde Håkon Håvard Ibrahim Ida Inga Inge Inger Ingeborg Ingrid Ingvild Isak Iver Jakob Janne Jens Jenny Jesper Johan Johanne Johannes ' +
  'John Jon Jonas Jonathan Jorunn Josef Julie Jørgen Kai Karen Kari Karin Karl Karoline Kasper Katrine Kim Kirsten Kjell Kjersti Klara ' +
  'Knut Kristian Kristin Kristine Kristoffer Kåre Lars Laila Lea Leif Lena Line Linda Linn Linnea Lise Liam Lucas Ludvig Magne Magnus ' +
  'Malin Maren Maria Marianne Marie Marit Marius Markus Marte Martin Mathias Matias Max Mette Mikkel Mohamed Mohammed Mona Monica Morten ' +
  'Nils Nina Nora Noah Ola Olav Ole Oliver Olivia Oskar Omar Pernille Petter Pål Ragnhild Randi Rebecca Reidar Rita Roar Robert Roger Rolf ' +
  'Ronny Rune Ruth Sander Sara Sebastian Selma Sigrid Sigurd Silje Simen Siri Sissel Siv Sofia Sofie Solveig Sondre Stian Stine Sturla ' +
  'Svein Sverre Synne Synnøve Sindre Terje Thea Thomas Tobias Tom Tommy Tone Torbjørn Tore Torill Toril Torstein Trine Trond Trude Truls ' +
  'Tuva Turid Ulrik Unni Vegard Vera Vibeke Victor Vigdis Viktor Vilde William Wenche Yngve Yusuf Øystein Øyvind Åge Åse Åshild Aase';

/** As a fragment of a regular expression. */
export const FIRST_NAME = NAMES.split(' ').join('|');
