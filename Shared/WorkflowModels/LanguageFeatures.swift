// A misspelt feature flag in Package.swift is ignored in silence; here it stops the build instead.
#if !hasFeature(ExistentialAny)
  #error("ExistentialAny is off")
#endif
#if !hasFeature(MemberImportVisibility)
  #error("MemberImportVisibility is off")
#endif
#if !hasFeature(InternalImportsByDefault)
  #error("InternalImportsByDefault is off")
#endif
#if !hasFeature(NonisolatedNonsendingByDefault)
  #error("NonisolatedNonsendingByDefault is off")
#endif
#if !hasFeature(StrictMemorySafety)
  #error("strictMemorySafety is off")
#endif
