# Publication of the acts: list, edition, channel.

acts-title = Regulations
acts-lead = The acts by which these services are given, published from the same data that run them.
acts-none = No regulation is held.
acts-named = { $issuer }, decree of { $date } No { $number }
acts-edition = Edition of { $date }

standing-not-in-force = Not in force yet
standing-not-applied = In force, not applied yet
standing-perhaps-applied = In force; whether it applies depends on a day of publication that is not held
standing-applied = Applies
standing-repealed = Repealed

edition-channels = How the service is given
edition-provisions = General provisions
edition-name = Name of the service
edition-recipients = Given to
edition-person = natural persons
edition-organisation = organisations
edition-media = Form
edition-electronic = electronic
edition-paper = on paper
edition-kind = Kind
edition-requirements = Requirements
edition-clause = Basis
edition-participants = Who takes part
edition-not-listed = (acts, but the act does not list it)
edition-grounds = Grounds of refusal
edition-outputs = Documents issued
edition-unverified = the text of that time is not held
edition-history = The act
edition-standing = Where it stands
edition-adopted = Adopted
edition-registered = Registered
edition-registered-words = { $body }, { $date }, No { $number }
edition-published = Publication
edition-amended = Amended
edition-repealed = Repealed
edition-norms = Legal acts cited
edition-faults = Faults of the act itself
edition-faults-words = Places where the act contradicts itself or leaves a gap, and how the data that run the service settle them.
edition-settled = Settled:
