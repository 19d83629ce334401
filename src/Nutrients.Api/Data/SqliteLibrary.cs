using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Nutrients.Api.Data;

/// <summary>
/// Which SQLite answers: the operating system's where it is newer than the bundled one (3.35, of 2021), since a distribution mends what was found in the meantime; else the bundled one.
/// The compiler writes with the bundled one everywhere, so that a dataset's bytes do not depend on the machine.
/// </summary>
internal static unsafe class SqliteLibrary
{
    /// <summary>What the provider and <see cref="Row"/> call it.</summary>
    private const string Name = "e_sqlite3";

    /// <summary>Version 3 of SQLite has kept this name since 2004.</summary>
    private const string SystemName = "libsqlite3.so.0";

    private static readonly Lazy<string> Chosen = new(Choose);

    /// <summary>The version that answers. To be asked before anything else uses SQLite: two libraries must not see each other's connections.</summary>
    public static string Version => Chosen.Value;

    private static string Choose()
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        var bundled = NativeLibrary.Load(Name, provider, null);

        if (NativeLibrary.TryLoad(SystemName, out var system) && VersionOf(system) > VersionOf(bundled) && HasFullText(system))
        {
            NativeLibrary.SetDllImportResolver(provider, Resolve);
            NativeLibrary.SetDllImportResolver(typeof(SqliteLibrary).Assembly, Resolve);
        }

        Batteries_V2.Init();
        return raw.sqlite3_libversion().utf8_to_string();

        nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Name ? system : 0;
    }

    private static int VersionOf(nint library) => ((delegate* unmanaged[Cdecl]<int>)NativeLibrary.GetExport(library, "sqlite3_libversion_number"))();

    private static bool HasFullText(nint library)
    {
        fixed (byte* option = "ENABLE_FTS5"u8)
        {
            return ((delegate* unmanaged[Cdecl]<byte*, int>)NativeLibrary.GetExport(library, "sqlite3_compileoption_used"))(option) != 0;
        }
    }
}
